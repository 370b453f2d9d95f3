import type { Problem } from '#model/problem.ts';
import { problemText } from '#model/problem.ts';
import type { Stores } from './stores.ts';

/** Everything that is to be said about the open project: of its manifest, of scanning and generating, of the last build and deployment. Each once, errors first. */
export function allProblems({ project, scan, notices }: Pick<Stores, 'project' | 'scan' | 'notices'>): readonly Problem[] {
  const { manifestProblems, storageProblem, id } = project.getState();
  if (id === null) return [];
  const all = [...(storageProblem ? [storageProblem] : []), ...manifestProblems, ...notices.getState().problems, ...scan.getState().problems];
  const each = new Map(all.map((one) => [problemText(one), one]));
  return [...each.values()].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

const SEVERITIES: readonly Problem['severity'][] = ['error', 'warning', 'info'];
