import { compareCode } from '#engine/releases/compare-code.ts';
import { compareReleases } from '#engine/releases/compare-releases.ts';
import { comparisonSentence, comparisonWords } from '#engine/releases/comparison-words.ts';
import { findRelease } from '#engine/releases/find-release.ts';
import { codeReport } from '../code-report.ts';
import { stackOf } from '../deployed.ts';
import { type ExitCode, Refused } from '../exit.ts';
import { openSession, type TargetOptions } from '../open-session.ts';
import type { Output } from '../output.ts';
import { readReleases } from '../releases.ts';
import { printedRelease } from './releases.ts';

/** `compare DIR A B`: what changed from one release to another, in the template, the code (file by file) and the configuration. */
export async function compareCommand(folder: string, from: string, to: string, of: TargetOptions, output: Output, signal: AbortSignal): Promise<ExitCode> {
  const found = await stackOf(folder, of.stage);
  if ('problems' in found) throw new Refused(found.problems);
  const session = await openSession(of, output, found.loaded);
  const { ledger, releases, problems } = await readReleases(session, { project: found.loaded.project?.name ?? '', stage: of.stage }, signal);
  output.problems(problems);
  const [one, other] = [findRelease(releases, from), findRelease(releases, to)];
  if ('problem' in one || 'problem' in other) throw new Refused([one, other].flatMap((each) => ('problem' in each ? [each.problem] : [])));
  const compared = compareReleases(one.release, other.release);
  const code = await compareCode(compared.code, { before: one.release, after: other.release, ledger }, signal);
  const comparison = { ...compared, code };
  const words = comparisonWords(comparison);
  const parts = (['template', 'code', 'configuration'] as const).filter((part) => words[part].length > 0);
  output.result(
    { from: summaryOf(one.release), to: summaryOf(other.release), ...comparison },
    [
      `${one.release.id} to ${other.release.id}: ${comparisonSentence(comparison)}`,
      ...parts.flatMap((part) => [`${part}`, ...words[part].map((line) => `  ${line}`)]),
      ...codeReport(code),
    ].join('\n'),
  );
  return 0;
}

function summaryOf(release: Parameters<typeof printedRelease>[0]) {
  const { id, at, status, commit } = printedRelease(release);
  return { id, at, status, commit };
}
