import type { DeployWorld } from '../deploy-world.ts';
import { openTargets } from './choose-target.ts';
import { renewRehearsed } from './renew-credentials.ts';
import { takeUpQueued } from './request-deployment.ts';

/** A simulated account gives new credentials at once; those of a real one are asked for. What went on there is found with them. */
export async function signInAgain(world: DeployWorld): Promise<void> {
  if (world.target.getState().rehearsal) await renewRehearsed(world);
  else {
    world.deployment.setState({ isOpen: false });
    openTargets(world);
  }
}

/** Go on: with what is queued, which may wait for nothing but new credentials. */
export async function goOnWithQueued(world: DeployWorld): Promise<void> {
  if (world.target.getState().leftThere === undefined) await takeUpQueued(world);
  else await signInAgain(world);
}

/** What can't be looked at without new credentials: said where there is a session to renew; else they are asked for at once. */
export function openLeft(world: DeployWorld): void {
  if (world.clouds.session.current()) world.deployment.setState({ isOpen: true });
  else openTargets(world);
}
