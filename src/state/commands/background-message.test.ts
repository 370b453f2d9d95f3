import { expect, test } from 'vitest';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import type { DesktopNotifications } from '../ports.ts';
import { backgroundMessage } from './background-message.ts';
import { closeMonitor } from './deploy-project.ts';

function notifying(permission: 'default' | 'granted' | 'denied') {
  const { world, said } = aDeployWorld({ session: {} });
  let asked = 0;
  const notifications: DesktopNotifications = {
    permission: () => permission,
    ask: async () => {
      asked += 1;
      return 'granted';
    },
    show: () => undefined,
    isAway: () => false,
  };
  return { world: { ...world, notifications }, said, asked: () => asked };
}

test('whoever turns away from a running deployment is offered to be notified, and the browser is asked only at their tap', async () => {
  const { world, said, asked } = notifying('default');
  world.deployment.setState({ snapshot: aSnapshot({ phase: 'executing' }), isOpen: true });
  closeMonitor(world);
  const [message] = said;
  expect([message?.text, message?.action?.label, asked()]).toEqual(['The deployment goes on in the background', 'Notify me', 0]);
  message?.action?.run();
  expect(asked()).toBe(1);
});

test('who was asked before, or leaves what waits for them, is not asked', () => {
  const labels = (['granted', 'denied'] as const).map((one) => backgroundMessage(notifying(one).world, aSnapshot({ phase: 'executing' })).action);
  const { world } = notifying('default');
  expect([
    ...labels,
    backgroundMessage(world, aSnapshot({ phase: 'staged' })).text,
    backgroundMessage(world, aSnapshot({ phase: 'awaitingConsent' })).text,
  ]).toEqual([undefined, undefined, 'The changes stay staged', 'The deployment waits for your answer']);
});
