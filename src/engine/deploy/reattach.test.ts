import { expect, test } from 'vitest';
import { aClock, aRandom, aSession, aState } from '#support/a-session.ts';
import { createDeployer } from './deployer.ts';

test('where it is remembered when a deployment was begun, its clock goes on: staged, and while it is executed', async () => {
  const began = async (condition: 'ready' | 'busy', begunAt?: (id: string) => number | undefined) => {
    const operation = { kind: 'update', running: condition === 'busy', failed: false, rollingBack: false, startedAt: 500 } as const;
    const session = aSession({ inspect: aState(condition, { operation }) });
    const deployer = createDeployer({ session, clock: aClock(), random: aRandom() });
    const found = await deployer.reattach({ projectName: 'shop', stage: 'dev', ...(begunAt ? { begunAt } : {}) }, () => undefined);
    found?.detach();
    return found?.snapshot().startedAt;
  };
  const begunAt = (id: string) => (id === 'changes-1' ? 7 : undefined);
  expect([
    await began('ready', begunAt),
    await began('busy', begunAt),
    await began('ready'),
    await began('busy'),
    await began('busy', () => undefined),
  ]).toEqual([7, 7, 1_000, 500, 500]);
});
