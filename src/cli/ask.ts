import { createInterface } from 'node:readline/promises';

/** The answer of whoever sits at the terminal; undefined where there is none: the input ended, or Ctrl-C, which stops the command as it does elsewhere. */
export async function ask(question: string, signal: AbortSignal): Promise<string | undefined> {
  if (signal.aborted) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise<string | undefined>((resolve) => {
      // The terminal gives the key to the reader of lines, and nobody a signal.
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      lines.once('close', () => resolve(undefined));
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
      lines.question(question, { signal }).then(
        (answer) => resolve(answer.trim()),
        () => resolve(undefined),
      );
    });
  } finally {
    lines.close();
  }
}

export function saysYes(answer: string | undefined): boolean {
  return answer !== undefined && /^y(es)?$/i.test(answer);
}
