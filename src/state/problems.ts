import { type Problem, problemText } from '#model/problem.ts';
import type { Stores } from './stores.ts';

const ORDER = { error: 0, warning: 1, info: 2 } as const;

/** Everything that is wrong with the project, each thing once, the worst first. */
export function allProblems({ project, scan, notices }: Pick<Stores, 'project' | 'scan' | 'notices'>): readonly Problem[] {
  const { manifestProblems, storageProblem } = project.getState();
  const all = [...(storageProblem ? [storageProblem] : []), ...manifestProblems, ...scan.getState().problems, ...notices.getState().problems];
  const once = new Map(all.map((one) => [problemText(one), one]));
  return [...once.values()].sort(
    (a, b) => ORDER[a.severity] - ORDER[b.severity] || (a.at.file ?? '').localeCompare(b.at.file ?? '') || (a.at.line ?? 0) - (b.at.line ?? 0),
  );
}
