import { CloudError } from '#kit/cloud-error.ts';
import type { ReleaseLedger } from '#kit/release-ledger.ts';
import type { Release } from '#model/release.ts';
import type { CodeDifference, FileDifference } from '#model/release-comparison.ts';
import { compareFiles } from './compare-files.ts';
import { type ArtifactFiles, filesOfArtifact } from './written-files.ts';

const AT_ONCE = 4;

/** The functions whose code differs, file by file, out of the artifacts that both releases were made of. What can't be read is said, and the rest still compared. */
export async function compareCode(
  code: readonly CodeDifference[],
  of: { readonly before: Release; readonly after: Release; readonly ledger: Pick<ReleaseLedger, 'artifact'> },
  signal?: AbortSignal,
): Promise<CodeDifference[]> {
  const { ledger } = of;
  const read = (release: Release, name: string): Promise<Artifact> => readArtifact(ledger, keyIn(release, name), signal);
  const compared: CodeDifference[] = [...code];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < code.length; index = next++) {
      const one = code[index] as CodeDifference;
      const [before, after] = await Promise.all([read(of.before, one.function), read(of.after, one.function)]);
      const unread = [before, after].flatMap((artifact) => ('why' in artifact ? [artifact.why] : []));
      compared[index] = 'why' in before || 'why' in after ? { ...one, unread: unread.join('; ') } : { ...one, files: comparison(before.files, after.files) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, code.length) }, work));
  return compared;
}

type Artifact = { readonly files: ArtifactFiles | undefined } | { readonly why: string };

/** What was written, unless only one of them tells it. */
function comparison(before: ArtifactFiles | undefined, after: ArtifactFiles | undefined): FileDifference[] {
  const isTold = !before || !after || before.isBundled === after.isBundled;
  const of = (files: ArtifactFiles | undefined) => (isTold ? files?.written : files?.plain) ?? new Map();
  return compareFiles(of(before), of(after));
}

function keyIn({ artifacts }: Release, name: string): string | undefined {
  return artifacts.find((one) => one.function === name)?.key;
}

async function readArtifact(ledger: Pick<ReleaseLedger, 'artifact'>, key: string | undefined, signal?: AbortSignal): Promise<Artifact> {
  // A function that one of them doesn't have.
  if (key === undefined) return { files: undefined };
  if (!ledger.artifact) return { why: 'this target gives no artifacts back' };
  let bytes: Uint8Array | undefined;
  try {
    bytes = await ledger.artifact(key, signal);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return { why: `the artifact ${key} can't be read: ${error.message}` };
  }
  if (!bytes) return { why: `the artifact ${key} is no longer in the artifact bucket` };
  try {
    return { files: await filesOfArtifact(bytes) };
  } catch {
    return { why: `the artifact ${key} is no zip that can be read` };
  }
}
