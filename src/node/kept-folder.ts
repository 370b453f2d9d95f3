import { join, resolve } from 'node:path';
import { repositoryRoot } from './repository-root.ts';

/** Everything that is installed or kept on this machine: an ignored folder of Stackwright's own, or the one that STACKWRIGHT_HOME names. */
export function keptFolder(root = repositoryRoot()): string {
  const named = process.env.STACKWRIGHT_HOME;
  return named ? resolve(named) : join(root, '.stackwright');
}
