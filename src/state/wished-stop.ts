import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Settings } from './deploy-world.ts';
import { readKept, writeKept } from './kept-list.ts';

const WISHED = 'stops wished for';

/** That a person wants these changes, which are being executed, stopped; and whether what that deletes was agreed to. */
interface StopWish {
  readonly changeSetId: string;
  readonly isConsented: boolean;
}

/** Kept until the cloud has taken it, or it came to nothing: a page that waits for credentials may be loaded anew before. */
export function rememberWish(settings: Settings, { changeSetId }: Pick<DeploymentSnapshot, 'changeSetId'>, isConsented: boolean): void {
  if (changeSetId === undefined) return;
  writeKept(settings, WISHED, [{ changeSetId, isConsented }, ...without(settings, changeSetId)]);
}

/** Of just these changes: they are executed once. */
export function wishedStop(settings: Settings, changeSetId: string | undefined): StopWish | undefined {
  return read(settings).find((one) => one.changeSetId === changeSetId);
}

export function forgetWish(settings: Settings, changeSetId: string | undefined): void {
  if (wishedStop(settings, changeSetId)) writeKept(settings, WISHED, without(settings, changeSetId));
}

function without(settings: Settings, changeSetId: string | undefined): readonly StopWish[] {
  return read(settings).filter((one) => one.changeSetId !== changeSetId);
}

function read(settings: Settings): readonly StopWish[] {
  return readKept(settings, WISHED, isWish);
}

function isWish(one: unknown): one is StopWish {
  const { changeSetId, isConsented } = (one ?? {}) as Partial<StopWish>;
  return typeof changeSetId === 'string' && typeof isConsented === 'boolean';
}
