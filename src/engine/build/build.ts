// build turns a project's sources into artifacts: one zip a function, the same bytes wherever it runs.
// It reads no disk and knows no registry's address; both come by ports.
import type { JsonObject } from '#base/json.ts';
import { sizeText } from '#base/size-text.ts';
import { positionsOf } from '#base/text-edit.ts';
import { CloudError } from '#kit/cloud-error.ts';
import { entryLanguageProblem } from '#kit/entry-language.ts';
import { type Artifact, artifactKey } from '#model/artifact.ts';
import { textOf } from '#model/files.ts';
import { type JsonPath, readJsonSource } from '#model/json-source.ts';
import { LOCK_FILE, PACKAGE_FILE, type PackageFile, readPackageFile } from '#model/package-file.ts';
import type { Place } from '#model/place.ts';
import { hasErrors, type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE, settingsOf } from '#model/project.ts';
import { placeOf } from '#model/project-file.ts';
import { sourceTextOf } from '#model/source-text.ts';
import type { BuildPorts } from './build-ports.ts';
import type { BuildProgress, BuildRequest, BuildResult } from './built.ts';
import { bundleFunction } from './bundle-function.ts';
import { createInstalledPackages } from './installed-packages.ts';
import type { ModuleWorld } from './module-resolution.ts';
import { type PackageTree, printLockFile, readLockFile } from './package-tree.ts';
import { createProjectCompiler } from './project-compiler.ts';
import { isProvided } from './provided-modules.ts';
import { createPackageDocuments } from './registry-documents.ts';
import { isInStep, resolveTree } from './resolve-tree.ts';
import { zipFiles } from './zip-files.ts';

/** Builds the functions of a project. Never throws for what is wrong with it; rejects with the signal's reason when it is aborted. */
export async function build(
  request: BuildRequest,
  ports: BuildPorts,
  onProgress: (progress: BuildProgress) => void,
  signal: AbortSignal,
): Promise<BuildResult> {
  const names = (request.functions ?? Object.keys(request.project.functions)).filter((name) => Object.hasOwn(request.project.functions, name));
  const log: string[] = [];
  const total = names.length;
  let done = 0;
  const tell = (activity: string) => onProgress({ activity, done, total });
  const { packageFile, problems } = readPackageFile(sourceTextOf(request.files, PACKAGE_FILE));
  const ended = (more: readonly Problem[], artifacts: readonly Artifact[] = [], files: Readonly<Record<string, string>> = {}): BuildResult => ({
    artifacts,
    problems: [...problems, ...more].map((one) => placedInPackageFile(request.files, one)),
    log,
    files,
  });
  if (hasErrors(problems)) return ended([]);
  try {
    let packages = await packagesOf(request, packageFile, ports, false, tell, signal);
    if (hasErrors(packages.problems)) return ended(packages.problems);
    let whole: Promise<PackageTree> | undefined;
    const wholeTree = () => {
      whole ??= packagesOf(request, packageFile, ports, true, tell, signal).then((all) => {
        packages = all;
        return all.tree;
      });
      return whole;
    };
    const installed = createInstalledPackages(ports, tell, signal);
    const compiler = createProjectCompiler(request.files, packages.tree, installed);
    const artifacts: Artifact[] = [];
    const found: Problem[] = [];
    for (const name of names) {
      signal.throwIfAborted();
      tell(`Bundling ${name}`);
      const settings = settingsOf(request.project.functions[name] as NonNullable<(typeof request.project.functions)[string]>);
      const runtime = request.runtimes.find((one) => one.id === settings.runtime);
      if (runtime?.language !== 'node') {
        found.push(runtimeProblem(settings.runtime, runtime !== undefined, manifestPlace(request.files, ['functions', name, 'runtime'])));
        continue;
      }
      const strange = entryLanguageProblem(settings.entry, runtime, manifestPlace(request.files, ['functions', name, 'entry']));
      if (strange) {
        found.push(strange);
        continue;
      }
      const world: ModuleWorld = {
        files: request.files,
        tree: packages.tree,
        installed,
        wholeTree,
        isExternal: (one) => isProvided(one, runtime.provides ?? []),
        architecture: settings.architecture,
        compiler,
      };
      await compiler.of(settings.entry);
      // What the bundler would say of sources without it is no mistake of theirs.
      if (hasErrors(compiler.problems)) continue;
      const bundled = await bundleFunction(name, settings, runtime, world, ports, signal);
      found.push(...bundled.problems);
      if (bundled.files.length > 0) {
        const bytes = await zipFiles(bundled.files);
        const sha256 = await ports.digest.sha256(bytes);
        artifacts.push({ function: name, sha256, bytes, unzipped: bundled.unzipped, key: artifactKey(sha256), handler: bundled.handler });
        log.push(`${name}: ${sizeText(bytes.length)} zipped, ${sizeText(bundled.unzipped)} unzipped, ${sha256.slice(0, 12)}`);
      }
      done += 1;
    }
    for (const one of installed.fetched) log.push(`fetched ${one}`);
    const all = [...packages.problems, ...compiler.problems, ...found, ...onceEach(installed.problems)];
    tell(hasErrors(all) ? 'Build failed' : 'Built');
    return ended(all, hasErrors(all) ? [] : artifacts, packages.files);
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return ended([problem(error.code, { summary: error.message, remedy: error.remedy })]);
  }
}

/** The tree as the lock file has it; without one (or where package.json has moved on) resolved, and written down. */
async function packagesOf(
  request: BuildRequest,
  packageFile: PackageFile,
  ports: BuildPorts,
  isWhole: boolean,
  tell: (activity: string) => void,
  signal: AbortSignal,
): Promise<{ tree: PackageTree; files: Record<string, string>; problems: readonly Problem[] }> {
  const provided = request.runtimes.flatMap((one) => one.provides ?? []);
  const isLeftOut = (name: string) => !isWhole && isProvided(name, provided);
  // What the runtime brings usually stands among the devDependencies, for its types.
  const brought = isWhole ? Object.entries(packageFile.devDependencies).filter(([name]) => isProvided(name, provided)) : [];
  const all = { ...packageFile, dependencies: { ...Object.fromEntries(brought), ...packageFile.dependencies } };
  const wanted = Object.keys({ ...all.dependencies, ...all.optionalDependencies }).filter((name) => !isLeftOut(name));
  const lockText = sourceTextOf(request.files, LOCK_FILE);
  let locked: PackageTree = new Map();
  let root: JsonObject | undefined;
  if (lockText !== undefined) {
    const read = readLockFile(lockText);
    if (!read.tree) return { tree: new Map(), files: {}, problems: read.problems };
    ({ tree: locked, root } = read);
    if (wanted.every((name) => isInStep(locked, all, name))) return { tree: locked, files: {}, problems: [] };
  }
  if (wanted.length === 0) return { tree: new Map(), files: {}, problems: [] };
  if (!ports.registry) {
    return {
      tree: new Map(),
      files: {},
      problems: [problem('RegistryUnreachable', { summary: `no package registry to look up ${wanted[0]}`, remedy: 'check the network, then build again' })],
    };
  }
  tell('Resolving packages');
  const documents = createPackageDocuments(ports.registry, (name) => tell(`Resolving ${name}`), signal);
  const { tree, problems } = await resolveTree(all, locked, documents, isLeftOut, signal);
  return { tree, problems, files: hasErrors(problems) ? {} : { [LOCK_FILE]: printLockFile(packageFile, tree, root) } };
}

function runtimeProblem(runtime: string, isKnown: boolean, at: Place): Problem {
  return problem('RuntimeUnknown', {
    at,
    summary: isKnown ? `functions for ${runtime} cannot be built yet` : `runtime "${runtime}" is not known`,
    remedy: isKnown ? 'write the function in TypeScript or JavaScript, with a Node.js runtime' : 'choose a Node.js runtime',
  });
}

function manifestPlace(files: BuildRequest['files'], path: JsonPath): Place {
  const text = textOf(files, MANIFEST_FILE);
  return { ...placeOf(path), ...(text === undefined ? {} : readJsonSource(text).placeOf(path)) };
}

function onceEach(problems: readonly Problem[]): Problem[] {
  return problems.filter((one, index) => problems.findIndex((other) => other.summary === one.summary) === index);
}

/** The line of package.json that names the package, for problems that know its field alone. */
function placedInPackageFile(files: BuildRequest['files'], one: Problem): Problem {
  const name = one.at.file === PACKAGE_FILE && one.at.line === undefined ? /^dependencies\.(.+)$/.exec(one.at.field ?? '')?.[1] : undefined;
  const text = name === undefined ? undefined : sourceTextOf(files, PACKAGE_FILE);
  const offset = text?.indexOf(`"${name}"`) ?? -1;
  return text === undefined || offset < 0 ? one : { ...one, at: { ...one.at, ...positionsOf(text)(offset) } };
}
