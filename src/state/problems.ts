import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { rootProblems } from '#model/root-problems.ts';
import type { Stores } from './stores.ts';

/** Everything that is to be said about the open project: of its manifest, of scanning and generating, of the last build and deployment, of types. Each once, errors first. */
export function allProblems({ project, scan, notices, editor }: Pick<Stores, 'project' | 'scan' | 'notices' | 'editor'>): readonly Problem[] {
  const { manifestProblems, storageProblem, conflicts, id, files } = project.getState();
  if (id === null) return [];
  const { problems, problemsOf } = notices.getState();
  // What was found in a file that has been edited since is no longer known to be so.
  const isAsBefore = (file: string) => files[file] === problemsOf[file];
  // A file that the project doesn't have is named by the manifest, as is a field.
  const reported = problems.filter(({ at: { file, field } }) => {
    if (file === undefined && field === undefined) return true;
    return isAsBefore(file !== undefined && Object.hasOwn(problemsOf, file) ? file : MANIFEST_FILE);
  });
  const elsewhere = Object.keys(conflicts).map((file) =>
    problem('EditedElsewhere', {
      at: { file },
      summary: 'it was edited here and in another tab; this tab’s edits wait for a choice',
      remedy: 'choose in File → Edited in Another Tab…',
    }),
  );
  const all = [
    ...(storageProblem ? [storageProblem] : []),
    ...elsewhere,
    ...manifestProblems,
    ...reported,
    ...scan.getState().problems,
    ...(editor.getState().typeProblems ?? []),
  ];
  return rootProblems(all).sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

const SEVERITIES: readonly Problem['severity'][] = ['error', 'warning', 'info'];
