import type { DeployWorld } from '../deploy-world.ts';

/** Whether a stack that can't be updated may be deleted and made again; what holds data has been confirmed by name. */
export function answerConsent(world: DeployWorld, isGiven: boolean): void {
  const { snapshot, confirmed } = world.deployment.getState();
  if (snapshot?.can.consent) world.followed.handle?.consent(isGiven, confirmed);
}

/** Stages on the stack as it was left by a failure; what fails there leaves what succeeds, once more. */
export function deployOnIt(world: DeployWorld): void {
  if (world.deployment.getState().snapshot?.can.retry) world.followed.handle?.retry();
}

/** Takes the way out that the broken stack has, leaving what is named (by logical id) as it is; then the deployment begins again. */
export function recoverStack(world: DeployWorld, skip: readonly string[]): void {
  const { snapshot, confirmed } = world.deployment.getState();
  if (snapshot?.can.recover) world.followed.handle?.recover(skip, confirmed);
}
