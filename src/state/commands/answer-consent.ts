import type { DeployWorld } from '../deploy-world.ts';

/** Whether a stack that can't be updated may be deleted and made again. */
export function answerConsent(world: DeployWorld, isGiven: boolean): void {
  if (world.deployment.getState().snapshot?.can.consent) world.followed.handle?.consent(isGiven);
}
