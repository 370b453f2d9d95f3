import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { hasErrors } from '#model/problem.ts';
import { makeFolder } from '#node/make-folder.ts';
import { buildProject } from '../build-project.ts';
import type { ExitCode } from '../exit.ts';
import { loadProject } from '../load-project.ts';
import { type Output, printedProblem } from '../output.ts';

/** `build DIR`: a zip for each function, named by the hash of its bytes. */
export async function buildCommand(folder: string, out: string | undefined, output: Output, signal: AbortSignal): Promise<ExitCode> {
  const loaded = await loadProject(folder);
  const built = await buildProject(loaded, output, signal);
  const target = out ?? join(loaded.folder, '.stackwright', 'build');
  const artifacts = [];
  if (!hasErrors(built.problems)) {
    await makeFolder(target);
    for (const artifact of built.artifacts) {
      const path = join(target, `${artifact.function}-${artifact.sha256.slice(0, 16)}.zip`);
      await writeFile(path, artifact.bytes);
      artifacts.push({ function: artifact.function, path, sha256: artifact.sha256, bytes: artifact.bytes.length });
    }
  }
  output.result(
    { artifacts, problems: built.problems.map(printedProblem) },
    artifacts.map((one) => `${one.function}  ${one.bytes} bytes  ${one.sha256.slice(0, 16)}  ${relative(process.cwd(), one.path) || one.path}`).join('\n'),
  );
  if (!output.json) output.problems(built.problems);
  return hasErrors(built.problems) ? 1 : 0;
}
