import { expect, test } from 'vitest';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Target } from '#kit/target.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { setStartsAutomatically } from './commands/execute-changes.ts';
import { findDeployment } from './commands/find-deployment.ts';
import { follow } from './commands/follow-deployment.ts';
import type { DeploymentHandle, Listen } from './deployment-handle.ts';

const account: Target = { kind: 'aws', region: 'r', account: '1' };
const driver = { inspect: async () => ({ ours: false, condition: 'missing' }) };
const sessions = {
  local: { target: { kind: 'local', endpoint: 'http://127.0.0.1:1', region: 'r' }, driver },
  // A simulated account calls itself as a real one does.
  rehearsal: { target: account, rehearsal: 'a', driver },
  anotherRehearsal: { target: account, rehearsal: 'b', driver },
  account: { target: account, driver },
} as unknown as Record<string, CloudSession>;

/** Whether a deployment begun at each target would execute what nobody has seen, after the box was ticked at one. */
async function tickedAt(where: string): Promise<Record<string, readonly boolean[]>> {
  const { world } = aDeployWorld({ session: {} });
  const kept = new Map<string, string>();
  let session = sessions[where];
  Object.assign(world.workbench, { settings: { get: (key: string) => kept.get(key), set: (key: string, value: string) => kept.set(key, value) } });
  Object.assign(world.clouds.session, { current: () => session });
  const begin = (listen: Listen) => {
    listen(aSnapshot({ phase: 'staged' }));
    return { dispose: () => undefined } as unknown as DeploymentHandle;
  };
  const starts = () => world.deployment.getState().startsAutomatically;
  setStartsAutomatically(world, true);
  const found: Record<string, readonly boolean[]> = {};
  for (const [name, next] of Object.entries(sessions)) {
    session = next;
    await findDeployment(world);
    const isFound = starts();
    const opened = world.workbench.opened();
    if (opened) follow(world, opened, begin);
    found[name] = [isFound, starts()];
  }
  return found;
}

test('what is executed without being shown is wished for each kind of target by itself', async () => {
  const [yes, no] = [
    [true, true],
    [false, false],
  ];
  expect(await tickedAt('rehearsal')).toEqual({ local: no, rehearsal: yes, anotherRehearsal: yes, account: no });
  expect(await tickedAt('local')).toEqual({ local: yes, rehearsal: no, anotherRehearsal: no, account: no });
  expect(await tickedAt('account')).toEqual({ local: no, rehearsal: no, anotherRehearsal: no, account: yes });
});
