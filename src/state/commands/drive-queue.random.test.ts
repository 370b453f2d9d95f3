import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { deploymentMachine } from '#engine/deploy/deployment.machine.ts';
import type { DeploymentQueue } from '#engine/queue/deployment-queue.ts';
import { type DeploymentPhase, isEnded } from '#model/deployment.ts';
import { problem } from '#model/problem.ts';
import { aBrowser, aTab } from '#support/a-browser.ts';
import { aState } from '#support/a-session.ts';
import { deployProject } from './deploy-project.ts';
import { cancelQueued, resumeQueue, takeUpQueued } from './request-deployment.ts';

const faults: unknown[] = [];
vi.stubGlobal('reportError', (error: unknown) => faults.push(error));
afterEach(() => expect(faults.splice(0)).toEqual([]));

const rest = async (): Promise<void> => {
  for (let turn = 0; turn < 25; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

/** Once it is executed it goes on in the cloud whatever becomes of the page: that is the machine's and the driver's own test. */
const IN_CLOUD = new Set<DeploymentPhase>(['executing', 'stopping', 'rollingBack']);

test('two tabs, whatever is done in them: one deployment at most, nothing forgotten, nothing that waits for ever once the stack is well', async () => {
  const step = fc.record({
    what: fc.constantFrom('deploy', 'after', 'turn', 'turn', 'turn', 'turn', 'cancel', 'takeUp', 'reload', 'break', 'mend'),
    tab: fc.nat({ max: 1 }),
    which: fc.nat({ max: 99 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const browser = aBrowser();
      const open = () => ({ tab: aTab(browser), phases: new Map<number, DeploymentPhase>() });
      const tabs = [open(), open()];
      const running = () =>
        tabs.flatMap((one) =>
          one.tab.starts.flatMap((_start, index) => {
            const phase = one.phases.get(index) ?? 'building';
            return isEnded(phase) ? [] : [{ ...one, index, phase }];
          }),
        );
      const seen = new Set<string>();
      const queue = (): DeploymentQueue => {
        const text = [...browser.values].find(([key]) => key.startsWith('queue '))?.[1];
        const now = (text === undefined ? { past: [] } : JSON.parse(String(text))) as DeploymentQueue;
        for (const one of [now.queued, now.current, ...now.past]) if (one) seen.add(one.id);
        return now;
      };
      const go = (next: DeploymentPhase): void => {
        const one = running()[0];
        if (!one) return;
        if (next === 'failed' && IN_CLOUD.has(one.phase)) browser.stack = aState('broken');
        if (next === 'succeeded' || next === 'rolledBack') browser.stack = aState('ready', { changeSetId: 'changes' });
        one.phases.set(one.index, next);
        const isBroken = next === 'failed' && browser.stack.condition === 'broken';
        const problems = next === 'failed' ? [problem(isBroken ? 'StackBroken' : 'CloudFailed', { summary: 'it failed', remedy: 'none' })] : [];
        one.tab.tell({ phase: next, problems, ...(next === 'staged' || IN_CLOUD.has(next) ? { changeSetId: 'changes' } : {}) }, one.index);
      };
      for (const { what, tab: at, which } of steps) {
        const { tab } = tabs[at] as (typeof tabs)[number];
        if (what === 'deploy') await deployProject(tab.world);
        if (what === 'after') await deployProject(tab.world, { after: true });
        if (what === 'cancel') await cancelQueued(tab.world, queue().queued?.id ?? '');
        if (what === 'takeUp') await takeUpQueued(tab.world);
        const now = running()[0];
        if (what === 'turn' && now) {
          const nexts = Object.values(deploymentMachine.states[now.phase].on ?? {}).filter((one) => one !== 'lost');
          go(nexts[which % nexts.length] as DeploymentPhase);
        }
        if (what === 'reload' && !(now && now.tab === tab && (IN_CLOUD.has(now.phase) || now.phase === 'staged'))) {
          tab.world.followed.driving?.abort();
          tab.world.followed.turn += 1;
          tab.world.queue.dispose();
          await rest();
          tabs[at] = open();
          await resumeQueue((tabs[at] as (typeof tabs)[number]).tab.world);
        }
        if (!now && what === 'break') browser.stack = aState('broken');
        if (!now && what === 'mend') browser.stack = aState('ready');
        await rest();
        queue();
        expect(running().length).toBeLessThanOrEqual(1);
      }
      // The stack is well, and whatever begins goes well.
      for (let turn = 0; turn < 60; turn += 1) {
        const now = running()[0];
        if (now) go('succeeded');
        else if (browser.stack.condition === 'broken') browser.stack = aState('ready');
        await rest();
        const { queued, current } = queue();
        if (!running()[0] && !queued && !current) break;
      }
      const { queued, current, past } = queue();
      expect([queued, current]).toEqual([undefined, undefined]);
      if (seen.size <= 20) expect(past.map((one) => one.id).sort()).toEqual([...seen].sort());
      for (const one of past) if (one.state !== 'DONE') expect(one.reasons).not.toEqual([]);
      expect([...browser.values.keys()].filter((key) => key.startsWith('snapshot '))).toEqual([]);
      for (const { tab } of tabs) tab.world.followed.driving?.abort();
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
}, 60_000);
