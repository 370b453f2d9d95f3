import { createDeployer } from '#engine/deploy/deployer.ts';
import { projectHashOf } from '#engine/deploy/project-hash.ts';
import { recordReleases } from '#engine/releases/record-releases.ts';
import { textOf } from '#model/files.ts';
import { hasErrors, type Problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { rootProblems } from '#model/root-problems.ts';
import { nodeClock } from '#node/clock.ts';
import { nodeDigest } from '#node/digest.ts';
import { gitCommit } from '#node/git-commit.ts';
import { nodeRandom } from '#node/random.ts';
import { buildProject } from '../build-project.ts';
import { type Reporter, reporting } from '../deployment-report.ts';
import { driveDeployment } from '../drive-deployment.ts';
import type { ExitCode } from '../exit.ts';
import { generateTemplate, loadProject } from '../load-project.ts';
import { openSession } from '../open-session.ts';
import type { Output } from '../output.ts';
import { placeOfLogicalId } from '../place-of.ts';
import type { DeployOptions, World } from '../run-command-line.ts';

/** `deploy DIR`: builds, stages, and executes with `--yes` or when somebody at the terminal says so; else the staged changes are discarded. */
export function deployCommand(folder: string, of: DeployOptions, output: Output, world: World): Promise<ExitCode> {
  return reporting(output, world.signal, (reporter) => deploy(folder, of, output, world, reporter));
}

async function deploy(folder: string, of: DeployOptions, output: Output, world: World, reporter: Reporter): Promise<ExitCode> {
  const loaded = await loadProject(folder);
  if (!loaded.project || hasErrors(loaded.problems)) return reporter.finished('failed', [], loaded.problems);
  const { project, cloud, scan } = loaded;
  if (of.quick) output.note('--quick deploys in full for now: code alone can’t be changed beside the stack without the stack losing sight of it');
  const session = await openSession(of, output, loaded);
  // As the folder stands now: a build may add a lock file.
  const commit = await gitCommit(loaded.folder);
  const sources = await projectHashOf(nodeDigest, loaded.files);
  const manifest = textOf(loaded.files, MANIFEST_FILE) ?? '';
  const deployer = recordReleases(createDeployer({ session, clock: nodeClock, random: nodeRandom }), {
    session,
    clock: nodeClock,
    facts: () => ({ from: 'command line', sources, manifest, ...(commit ? { commit } : {}) }),
  });
  let found: readonly Problem[] = [];
  return driveDeployment(
    deployer,
    {
      projectName: project.name,
      stage: of.stage,
      build: (_report, signal) => buildProject(loaded, output, signal as globalThis.AbortSignal),
      generate: (input) => {
        const { generated, problems } = generateTemplate(loaded, of.stage, input);
        found = problems;
        if (!generated) throw new Error('a loaded project has a template');
        return { ...generated, problems: rootProblems(problems) };
      },
      ...(cloud && scan ? { scanned: { cloud, project, scan, manifest } } : {}),
      parameterValue: ({ variable }) => process.env[variable],
      placeOf: placeOfLogicalId(loaded),
    },
    of,
    world,
    reporter,
    () => found,
  );
}
