import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import { build } from '#engine/build/build.ts';
import type { BuildPorts } from '#engine/build/build-ports.ts';
import type { BuildRequest, BuildResult } from '#engine/build/built.ts';
import type { Registry } from '#kit/ports.ts';
import type { Artifact } from '#model/artifact.ts';
import type { ProjectFiles } from '#model/files.ts';
import type { FunctionDefinition } from '#model/project.ts';
import { nodeBundler } from '#node/bundler.ts';
import { nodeCompression } from '#node/compression.ts';
import { nodeDigest } from '#node/digest.ts';
import { createOwnStore } from '#state/own-store.ts';

const runtimes = [{ id: 'nodejs22.x', title: 'Node.js 22', language: 'node', target: 'node22', provides: ['@provided/*'] }] as const;

/** A project of one function, `hit` in src/hit.ts. */
export function aBuildRequest(files: ProjectFiles, hit: Partial<FunctionDefinition> = {}): BuildRequest {
  const project = {
    version: 1,
    name: 'sample',
    cloud: 'aws',
    functions: { hit: { entry: 'src/hit.ts', runtime: 'nodejs22.x', ...hit } },
    resources: {},
    environment: {},
  } as unknown as BuildRequest['project'];
  return { project, files, runtimes };
}

export function buildPorts(registry?: Registry): BuildPorts {
  return { bundler: nodeBundler, digest: nodeDigest, compression: nodeCompression, cache: createOwnStore(), ...(registry ? { registry } : {}) };
}

export function buildFiles(files: ProjectFiles, registry?: Registry, hit?: Partial<FunctionDefinition>): Promise<BuildResult> {
  return build(aBuildRequest(files, hit), buildPorts(registry), () => {}, new AbortController().signal);
}

export function packageFile(dependencies: Readonly<Record<string, string>>, more: object = {}): string {
  return `${JSON.stringify({ name: 'sample', dependencies, ...more }, null, 2)}\n`;
}

/** Unzips an artifact into a folder of its own, where no package is installed. */
export async function unzipped(artifact: Artifact | undefined): Promise<{ folder: string; names: string[] }> {
  if (!artifact) throw new Error('there is no artifact');
  const folder = await mkdtemp(join(tmpdir(), 'artifact-'));
  const zip = await JSZip.loadAsync(artifact.bytes);
  const names = Object.keys(zip.files).sort();
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), (await zip.file(name)?.async('uint8array')) ?? '');
  }
  return { folder, names };
}

/** What the handler of an artifact answers. */
export async function handled(artifact: Artifact | undefined, event?: unknown): Promise<unknown> {
  const { folder, names } = await unzipped(artifact);
  const [main = ''] = names.filter((name) => /^index\.m?js$/.test(name));
  const module = main.endsWith('.mjs') ? await import(/* @vite-ignore */ join(folder, main)) : createRequire(join(folder, 'x.js'))(join(folder, main));
  return module.handler(event);
}
