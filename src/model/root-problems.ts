import { variableBase } from './names.ts';
import { type Problem, placeText } from './problem.ts';

/**
 * Each problem once, and none that only follows from another: a missing entry is seen by the manifest's reader and by the scan;
 * a resource whose type isn't known has variables that nobody knows.
 */
export function rootProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const unknownBases = problems.flatMap((one) => (one.code === 'TypeUnknown' && one.at.resource ? [`${variableBase(one.at.resource)}_`] : []));
  const follows = (one: Problem) =>
    (one.code === 'VariableUnknown' || one.code === 'ResourceUnresolved') && unknownBases.some((base) => new RegExp(`\\b${base}`).test(one.summary));
  return problems.filter((one) => {
    const key = one.code === 'EntryMissing' ? `${one.code} ${one.at.function}` : `${one.code}\u0000${placeText(one.at)}\u0000${one.summary}`;
    if (seen.has(key) || follows(one)) return false;
    seen.add(key);
    return true;
  });
}
