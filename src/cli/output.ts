import { type Problem, problemText } from '#model/problem.ts';

/** Results go to stdout, everything else to stderr; with `--json` one JSON value, or one object a line for what takes time. */
export interface Output {
  readonly json: boolean;
  /** The result of a call: the value with `--json`, else the text. */
  result(value: unknown, text: string): void;
  /** One line of what takes time. */
  line(value: object, text: string | undefined): void;
  /** For the person, never part of the result. */
  note(text: string): void;
  problems(problems: readonly Problem[]): void;
}

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colours: boolean;
}

export function createOutput(json: boolean, streams: Streams): Output {
  const colour = (code: number, text: string) => (streams.colours ? `\u001b[${code}m${text}\u001b[0m` : text);
  return {
    json,
    result: (value, text) => streams.out(json ? `${JSON.stringify(value, null, 2)}\n` : text && `${text}\n`),
    line: (value, text) => {
      if (json) streams.out(`${JSON.stringify(value)}\n`);
      else if (text !== undefined) streams.out(`${text}\n`);
    },
    note: (text) => streams.err(`${text}\n`),
    problems: (problems) => {
      for (const one of problems) {
        const word = one.severity === 'error' ? colour(31, 'error') : one.severity === 'warning' ? colour(33, 'warning') : 'note';
        streams.err(`${word}: ${problemText(one)}\n`);
      }
    },
  };
}

/** A problem as the command prints it: flat, with the place that outside tools look for. */
export function printedProblem(one: Problem) {
  return {
    code: one.code,
    severity: one.severity,
    file: one.at.file ?? null,
    line: one.at.line ?? null,
    column: one.at.column ?? null,
    ...(one.at.function === undefined ? {} : { function: one.at.function }),
    ...(one.at.resource === undefined ? {} : { resource: one.at.resource }),
    summary: one.summary,
    ...(one.meaning === undefined ? {} : { meaning: one.meaning }),
    remedy: one.remedy,
  };
}
