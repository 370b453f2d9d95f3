import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { DeployWorld, Message } from '../deploy-world.ts';
import { allowNotifications } from './allow-notifications.ts';

/**
 * What is said when the monitor is closed over a deployment that isn't over. Whoever turns away from one that runs is the one to ask
 * whether they want to be notified of its end; the browser asks only at their tap.
 */
export function backgroundMessage(world: DeployWorld, { phase }: DeploymentSnapshot): Message {
  if (phase === 'staged')
    return {
      kind: 'info',
      isWhileClosed: true,
      text: 'The changes stay staged',
      detail: 'Nothing happens before you execute them; Deploy Project shows them again.',
    };
  if (phase === 'awaitingConsent') {
    return {
      kind: 'info',
      isWhileClosed: true,
      text: 'The deployment waits for your answer',
      detail: 'Nothing happens until then; Deploy Project shows the question again.',
    };
  }
  const mayAsk = world.notifications?.permission() === 'default';
  return {
    kind: 'info',
    isWhileClosed: true,
    text: phase === 'removing' ? 'The removal goes on in the background' : 'The deployment goes on in the background',
    detail: 'The footer shows how far it is; Deploy Project opens it again.',
    ...(mayAsk ? { action: { label: 'Notify me', run: () => void allowNotifications(world) } } : {}),
  };
}
