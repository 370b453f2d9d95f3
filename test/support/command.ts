import { runCommandLine } from '#cli/run-command-line.ts';

export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The one JSON value on stdout. */
  // biome-ignore lint/suspicious/noExplicitAny: each call prints a shape of its own, which the test that reads it states
  readonly json: any;
  /** One JSON object a line. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly lines: any[];
}

/** Runs the command in this process, as a program without a terminal would. */
export async function runCommand(
  words: readonly string[],
  signal: AbortSignal = new AbortController().signal,
  onOut?: (text: string) => void,
): Promise<CommandResult> {
  let out = '';
  let err = '';
  const code = await runCommandLine(words, {
    out: (text) => {
      out += text;
      onOut?.(text);
    },
    err: (text) => {
      err += text;
    },
    colours: false,
    interactive: false,
    signal,
  });
  const parsed = (text: string) => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  };
  return {
    code,
    out,
    err,
    get json() {
      return parsed(out);
    },
    get lines() {
      return out.split('\n').filter(Boolean).map(parsed);
    },
  };
}
