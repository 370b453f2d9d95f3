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
let unwritten: string | undefined;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') unwritten = error.message;
  unread.abort(new Error('nobody reads'));
});
process.stderr.on('error', () => undefined);

const code = await runCommandLine(process.argv.slice(2), {
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
// What the last line met is told a moment later.
await new Promise((done) => setImmediate(done));
// A full disk is told, whatever became of the call: its result is nowhere.
if (unwritten !== undefined && process.stderr.writable) process.stderr.write(`stackwright: the result could not be written: ${unwritten}\n`);
process.exitCode = code === 0 && unwritten !== undefined ? 1 : code;
