import type { Problem } from '#model/problem.ts';
import { rootProblems } from '#model/root-problems.ts';
import type { Stores } from './stores.ts';

/** Everything that is to be said about the open project: of its manifest, of scanning and generating, of the last build and deployment. Each once, errors first. */
export function allProblems({ project, scan, notices }: Pick<Stores, 'project' | 'scan' | 'notices'>): readonly Problem[] {
  const { manifestProblems, storageProblem, id } = project.getState();
  if (id === null) return [];
  const all = [...(storageProblem ? [storageProblem] : []), ...manifestProblems, ...notices.getState().problems, ...scan.getState().problems];
  return rootProblems(all).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

const SEVERITIES: readonly Problem['severity'][] = ['error', 'warning', 'info'];
