import type { DeployWorld } from '../deploy-world.ts';
import type { QueuePlace } from '../queue-keeper.ts';
import { wishedStop } from '../wished-stop.ts';
import { STAGE } from './refresh-deployed.ts';

/** What the open project's queue at that target tells, which is kept here, where the cloud itself lets nobody in; undefined: nothing was going on. */
export async function leftAt({ workbench, queue }: DeployWorld, target: QueuePlace['target']): Promise<string | undefined> {
  const opened = workbench.opened();
  if (!opened) return undefined;
  const { current, queued } = await queue.look({ projectId: opened.id, target });
  const where = `${opened.project.name} → ${STAGE}`;
  // Written down a moment after it is shown: loaded anew in between, the page knows that it was being staged.
  if (current && (current.changeSetId !== undefined || current.state === 'AVAILABLE' || current.state === 'RUNNING')) {
    return wishedStop(workbench.settings, current.changeSetId)
      ? `${where} was being deployed there, and you asked to stop it: sign in again, and it is stopped if it still runs.`
      : `${where} was staged there, or being deployed: sign in again, and it is found.`;
  }
  return current || queued ? `${where} was to be deployed there: sign in again, and it goes on.` : undefined;
}

/** The credentials of the session that is there serve no more: what went on is told, with the way back to it. Nothing of it can be looked at before. */
export async function tellLeft(world: DeployWorld, place: QueuePlace): Promise<void> {
  const { target, workbench, clouds, deployment } = world;
  const leftThere = await leftAt(world, place.target);
  const isStill = clouds.session.current() === place.session && workbench.opened()?.id === place.projectId;
  if (!isStill || leftThere === target.getState().leftThere) return;
  target.setState({ leftThere });
  if (leftThere === undefined) return;
  workbench.say({
    kind: 'info',
    isWhileClosed: true,
    text: 'The credentials have expired',
    detail: leftThere,
    action: { label: 'Sign in…', run: () => deployment.setState({ isOpen: true }) },
  });
}
