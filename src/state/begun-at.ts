import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Settings } from './deploy-world.ts';
import { readKept, writeKept } from './kept-list.ts';

const BEGUN = 'deployments begun';

type Begun = readonly [changeSetId: string, at: number];

/** Remembered over a reload, once its changes are staged: the cloud tells when it was asked to, and not when somebody pressed Deploy Project. */
export function rememberBegin(settings: Settings, { changeSetId, startedAt }: { readonly changeSetId?: string | undefined; readonly startedAt: number }): void {
  if (changeSetId === undefined) return;
  const others = read(settings).filter(([id]) => id !== changeSetId);
  writeKept(settings, BEGUN, [[changeSetId, startedAt], ...others]);
}

/** A removal stages nothing: it is known by the stack that it removes, which is of that id once. */
export function begunId({ phase, changeSetId, stackId }: Pick<DeploymentSnapshot, 'phase' | 'changeSetId' | 'stackId'>): string | undefined {
  if (phase !== 'removing') return changeSetId;
  return stackId === undefined ? undefined : `removal of ${stackId}`;
}

/** When the deployment that staged these changes was begun. */
export function recallBegin(settings: Settings, changeSetId: string): number | undefined {
  return read(settings).find(([id]) => id === changeSetId)?.[1];
}

function read(settings: Settings): readonly Begun[] {
  return readKept(settings, BEGUN, isBegun);
}

function isBegun(one: unknown): one is Begun {
  return Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'number';
}
