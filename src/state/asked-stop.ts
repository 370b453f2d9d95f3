import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Settings } from './deploy-world.ts';

const ASKED = 'stop asked for';

/** Remembered over a reload: until the cloud begins to go back, its stack may say nothing of a stop that it has taken. */
export function rememberStop(settings: Settings, { stackId, changeSetId }: Pick<DeploymentSnapshot, 'stackId' | 'changeSetId'>): void {
  const operation = operationOf(stackId, changeSetId);
  if (operation !== undefined) settings.set(ASKED, operation);
}

/** Whether it was asked to stop just this: the execution of these changes on this stack. */
export function wasAskedToStop(settings: Settings, stackId: string, changeSetId: string | undefined): boolean {
  const operation = operationOf(stackId, changeSetId);
  return operation !== undefined && settings.get(ASKED) === operation;
}

/** Changes are executed once: they name the operation. */
function operationOf(stackId: string | undefined, changeSetId: string | undefined): string | undefined {
  return stackId === undefined || changeSetId === undefined ? undefined : `${stackId} ${changeSetId}`;
}
