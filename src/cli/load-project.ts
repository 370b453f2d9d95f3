import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clouds } from '#clouds/index.ts';
import { fragmentOf } from '#engine/template/fragment-of.ts';
import { generate } from '#engine/template/generate.ts';
import type { Generated, GenerateInput } from '#engine/template/generated.ts';
import { validateProject } from '#engine/template/validate-project.ts';
import { scan } from '#engine/tracking/scan.ts';
import type { Cloud } from '#kit/cloud.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import { readJsonSource } from '#model/json-source.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE, type Project } from '#model/project.ts';
import { readProjectFile } from '#model/project-file.ts';
import { rootProblems } from '#model/root-problems.ts';
import type { ScanResult } from '#model/usage.ts';
import { readProjectFolder } from '#node/project-folder.ts';
import { UsageError } from './exit.ts';
import { fileProblem } from './file-problem.ts';

/** A project's folder, read, checked and scanned. `project` is absent where the manifest can't be read; `problems` then says why. */
export interface LoadedProject {
  readonly folder: string;
  readonly files: ProjectFiles;
  readonly project?: Project;
  readonly cloud?: Cloud;
  readonly scan?: ScanResult;
  readonly fragment?: GenerateInput['fragment'];
  readonly problems: readonly Problem[];
}

export async function loadProject(path: string): Promise<LoadedProject> {
  const folder = resolve(path);
  if (!existsSync(folder)) throw new UsageError(`no folder ${path}; name the folder that holds stackwright.json`);
  if (!statSync(folder).isDirectory()) throw new UsageError(`${path} is not a folder; name the folder that holds stackwright.json`);
  const missing = problem('ManifestMissing', {
    at: { file: MANIFEST_FILE },
    summary: `no ${MANIFEST_FILE} in ${path}`,
    remedy: 'name a project folder, or make a project in the IDE',
  });
  // Before anything else is read: a folder that is no project may be a whole disk.
  if (!existsSync(join(folder, MANIFEST_FILE))) return { folder, files: {}, problems: [missing] };
  let files: ProjectFiles;
  try {
    files = await readProjectFolder(folder);
  } catch (error) {
    const unreadable = fileProblem(error);
    if (!unreadable) throw error;
    return { folder, files: {}, problems: [unreadable] };
  }
  const text = textOf(files, MANIFEST_FILE);
  if (text === undefined) return { folder, files, problems: [Object.hasOwn(files, MANIFEST_FILE) ? notText() : missing] };
  const { project, problems } = readProjectFile(text);
  if (!project) return { folder, files, problems };
  const cloud = clouds.find((one) => one.id === project.cloud);
  if (!cloud) {
    const unknown = problem('PropertyInvalid', {
      at: { file: MANIFEST_FILE, field: 'cloud', ...readJsonSource(text).placeOf(['cloud']) },
      summary: `cloud "${project.cloud}" is not known`,
      remedy: `use one of ${clouds.map((one) => one.id).join(', ')}`,
    });
    return { folder, files, project, problems: [...problems, unknown] };
  }
  const scanned = scan({ project, files, catalogue: cloud.catalogue });
  return {
    folder,
    files,
    project,
    cloud,
    scan: scanned,
    ...(await fragmentOf(cloud, project, files)),
    problems: rootProblems([...problems, ...validateProject(project, cloud.catalogue, files), ...scanned.problems]),
  };
}

function notText(): Problem {
  return problem('ManifestInvalid', { at: { file: MANIFEST_FILE }, summary: `${MANIFEST_FILE} is not UTF-8 text`, remedy: 'save it as UTF-8' });
}

/** The template of a loaded project, with every problem that is known of it. */
export function generateTemplate(
  loaded: LoadedProject,
  stage: string,
  of: { artifacts?: Readonly<Record<string, { key: string; handler: string }>>; deployedDataHolders?: readonly string[] } = {},
): { generated?: Generated; problems: readonly Problem[] } {
  const { project, cloud, scan: scanned, fragment, files } = loaded;
  if (!project || !cloud || !scanned) return { problems: loaded.problems };
  const manifest = textOf(files, MANIFEST_FILE);
  const generated = generate(cloud, {
    project,
    scan: scanned,
    stage,
    artifacts: of.artifacts ?? {},
    ...(manifest === undefined ? {} : { manifest }),
    ...(fragment ? { fragment } : {}),
    ...(of.deployedDataHolders ? { deployedDataHolders: of.deployedDataHolders } : {}),
  });
  return { generated, problems: rootProblems([...loaded.problems, ...generated.problems]) };
}
