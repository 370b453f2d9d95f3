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
// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colours: process.stderr.isTTY === true && !process.env.NO_COLOR,
  interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  signal: stop.signal,
});
