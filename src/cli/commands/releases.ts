import type { Release } from '#model/release.ts';
import { stackOf } from '../deployed.ts';
import type { ExitCode } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import { type Output, printedProblem } from '../output.ts';
import { readReleases } from '../releases.ts';

/** `releases DIR`: what was deployed, newest first. */
export async function releasesCommand(folder: string, target: TargetOptions, output: Output, signal: AbortSignal): Promise<ExitCode> {
  const found = await stackOf(folder, target.stage);
  if ('problems' in found) {
    output.result({ problems: found.problems.map(printedProblem) }, '');
    output.problems(found.problems);
    return 1;
  }
  const session = await openSession(target, output, found.loaded);
  const { releases, problems } = await readReleases(session, { project: found.loaded.project?.name ?? '', stage: target.stage }, signal);
  output.problems(problems);
  output.result(releases.map(printedRelease), releases.map(line).join('\n') || `${found.stack} has no releases yet`);
  return 0;
}

/** A release as the command prints it. */
export function printedRelease(release: Release) {
  return {
    id: release.id,
    at: new Date(release.endedAt).toISOString(),
    startedAt: new Date(release.startedAt).toISOString(),
    status: release.status,
    who: release.who ?? null,
    from: release.from ?? null,
    commit: release.commit?.id ?? null,
    isDirty: release.commit?.isDirty ?? null,
    returnsTo: release.returnsTo ?? null,
    summary: release.summary ?? null,
    stack: release.stackName,
    artifacts: release.artifacts,
    outputs: Object.fromEntries(release.outputs.map((one) => [one.name, one.value])),
    problems: release.problems.map(printedProblem),
  };
}

function line({ id, status, endedAt, who, commit, returnsTo, summary }: Release): string {
  const by = who === undefined ? '' : `  by ${who.split(':').at(-1)}`;
  const from = commit ? `  from ${commit.id.slice(0, 12)}${commit.isDirty ? ' (edited)' : ''}` : '';
  return `${id}  ${new Date(endedAt).toISOString()}  ${status}${by}${from}${returnsTo ? `  returns to ${returnsTo}` : ''}\n    ${summary ?? ''}`;
}
