import { type Problem, problem } from '#model/problem.ts';

/** Names that can't be meant. `known`: all that there is; what is known and isn't lost this time may be named all the same: a script says it each time. */
export function unknownLosses(
  names: readonly string[],
  { losses, known }: { readonly losses: readonly string[]; readonly known: ReadonlySet<string> },
): Problem[] {
  return names
    .filter((name) => !known.has(name))
    .map((name) =>
      problem('LossUnknown', {
        summary: `--allow-loss ${name} names nothing that there is`,
        remedy: losses.length === 0 ? 'leave it out: nothing would be lost' : `name what would be lost: ${losses.join(', ')}`,
      }),
    );
}
