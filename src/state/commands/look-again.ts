import type { DeployWorld } from '../deploy-world.ts';

/** Whether what waits to be executed was executed or aborted elsewhere: then the snapshots tell it, and Execute is offered no more. */
export function lookAgain({ deployment, followed }: DeployWorld): void {
  if (deployment.getState().snapshot?.phase === 'staged') followed.handle?.lookAgain();
}
