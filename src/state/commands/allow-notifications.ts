import type { DeployWorld } from '../deploy-world.ts';

/** Asks for desktop notifications; only ever at the person's own tap. */
export async function allowNotifications(world: DeployWorld): Promise<'granted' | 'denied' | 'default'> {
  const answer = (await world.notifications?.ask()) ?? 'denied';
  if (answer === 'granted') world.workbench.say({ kind: 'success', text: 'You will be notified when a deployment ends' });
  if (answer === 'denied') {
    world.workbench.say({ kind: 'info', text: 'Notifications are not permitted', detail: 'Permit them in the settings of the browser for this page.' });
  }
  return answer;
}
