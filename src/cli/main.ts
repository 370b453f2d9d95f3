// The command `stackwright`: a thin shell over the same engine that the IDE uses, for terminals, CI and other programs.
// Each command is a file under `commands/`; this one only knows words and options.
import { runCommandLine } from './run-command-line.ts';

const stop = new AbortController();
let asked = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stop.abort(new Error('stopped'));
    asked += 1;
    if (asked > 1) process.exit(130);
  });
}
// A reader that has seen enough (`| head`) is no error, and no reason to leave a deployment half-way: it goes on in silence.
const unread = new AbortController();
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    if (stream === process.stdout) unread.abort(new Error('nobody reads'));
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => {
    if (!unread.signal.aborted) process.stdout.write(text);
  },
  err: (text) => {
    if (process.stderr.writable) process.stderr.write(text);
  },
  colours: process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  signal: stop.signal,
  unread: unread.signal,
});
