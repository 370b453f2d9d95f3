import { variableBase } from './names.ts';
import { type Problem, placeText } from './problem.ts';
import type { ProblemCode } from './problem-codes.ts';

/** What a function has once at most, however many find it: the manifest's check, the scan, the build. */
const OF_FUNCTION: ReadonlySet<ProblemCode> = new Set(['EntryMissing', 'ExportMissing', 'RuntimeUnknown']);

/**
 * Each problem once, and none that only follows from another: a missing entry is seen by the manifest's reader and by the scan;
 * a resource whose type isn't known has variables that nobody knows.
 */
export function rootProblems(problems: readonly Problem[]): Problem[] {
  const unknownBases = problems.flatMap((one) => (one.code === 'TypeUnknown' && one.at.resource ? [`${variableBase(one.at.resource)}_`] : []));
  const follows = (one: Problem) =>
    (one.code === 'VariableUnknown' || one.code === 'ResourceUnresolved') && unknownBases.some((base) => new RegExp(`\\b${base}`).test(one.summary));
  const keyOf = (one: Problem) => {
    if (OF_FUNCTION.has(one.code) && one.at.function !== undefined) return `${one.code} ${one.at.function}`;
    // The scan and the bundler point at other columns of one import.
    const place = one.code === 'ImportMissing' ? `${one.at.file}:${one.at.line}` : placeText(one.at);
    return `${one.code}\u0000${place}\u0000${one.summary}`;
  };
  const roots = new Map<string, Problem>();
  for (const one of problems) {
    const known = roots.get(keyOf(one));
    // Of two that say the same, the one that knows the line.
    if (!known || (known.at.line === undefined && one.at.line !== undefined)) roots.set(keyOf(one), one);
  }
  return [...roots.values()].filter((one) => !follows(one));
}
