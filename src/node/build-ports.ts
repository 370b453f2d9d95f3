import { join } from 'node:path';
import type { BuildPorts } from '#engine/build/build-ports.ts';
import { nodeBundler } from './bundler.ts';
import { nodeCompression } from './compression.ts';
import { nodeDigest } from './digest.ts';
import { keptFolder } from './kept-folder.ts';
import { folderStore } from './key-value-store.ts';
import { nodeRegistry } from './registry.ts';

/** A build's world on this machine. `folder` is the project's: its .npmrc counts. */
export function createNodeBuildPorts(folder: string): BuildPorts {
  return {
    bundler: nodeBundler,
    digest: nodeDigest,
    compression: nodeCompression,
    cache: folderStore(join(keptFolder(), 'packages')),
    registry: nodeRegistry(folder),
  };
}
