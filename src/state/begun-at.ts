import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Settings } from './deploy-world.ts';

const BEGUN = 'deployments begun';
/** Of so many: what is staged of other projects is come back to as well. */
const KEPT = 8;

type Begun = readonly (readonly [changeSetId: string, at: number])[];

/** Remembered over a reload, once its changes are staged: the cloud tells when it was asked to, and not when somebody pressed Deploy Project. */
export function rememberBegin(settings: Settings, { changeSetId, startedAt }: { readonly changeSetId?: string | undefined; readonly startedAt: number }): void {
  if (changeSetId === undefined) return;
  const others = read(settings).filter(([id]) => id !== changeSetId);
  settings.set(BEGUN, JSON.stringify([[changeSetId, startedAt], ...others].slice(0, KEPT)));
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

function read(settings: Settings): Begun {
  try {
    const kept: unknown = JSON.parse(settings.get(BEGUN) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'number') : [];
  } catch {
    return [];
  }
}
