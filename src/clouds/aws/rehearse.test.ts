import { expect, test } from 'vitest';
import { createDeployer } from '#engine/deploy/deployer.ts';
import type { RehearsalStore, RehearsedProject } from '#kit/rehearsal.ts';
import { queues } from '#support/a-rehearsal.ts';
import { aClock, aRandom } from '#support/a-session.ts';
import { deployWith, generatedOf } from '#support/deploy-fixture.ts';
import { openRehearsal, reopenRehearsal } from './rehearse.ts';

const project: RehearsedProject = { stack: 'shop-dev', functions: ['hit'], resources: ['jobs'], declared: {}, references: {} };
const template = queues({ Jobs: {} });

function aStore(): RehearsalStore & { text: string | undefined } {
  return {
    text: undefined,
    async update(work) {
      const { kept, result } = work(this.text);
      if (kept !== undefined) this.text = kept;
      return result;
    },
  };
}

/** One page after the other, with one clock and one place where the account is kept. */
async function aRehearsedDeployment(scenario: string) {
  const clock = aClock(1_700_000_000_000);
  const store = aStore();
  const opened = await openRehearsal(project, scenario, store, clock);
  if (!opened) throw new Error(`no scenario ${scenario}`);
  const deployer = createDeployer({ session: opened.session, clock: opened.session.clock ?? clock, random: aRandom() });
  return {
    clock,
    store,
    opened,
    deployed: deployWith(deployer, { projectName: 'shop', generate: () => generatedOf(template, { names: { Jobs: 'jobs' }, artifactBucketParameter: '' }) }),
  };
}

test('what a page began has gone on when another opens the account; what is staged or deployed stands there', async () => {
  const { clock, store, deployed } = await aRehearsedDeployment('success');
  expect((await deployed).snapshot.phase).toBe('succeeded');
  const after = await reopenRehearsal({}, store, clock);
  expect(await after?.session.driver.inspect('shop-dev')).toMatchObject({ condition: 'ready', status: 'CREATE_COMPLETE' });
});

test('two pages of one account see what the other does', async () => {
  const { clock, store, opened, deployed } = await aRehearsedDeployment('success');
  await deployed;
  const other = await reopenRehearsal({}, store, clock);
  await opened.session.driver.remove('shop-dev', 'token');
  await clock.sleep(120_000);
  expect((await other?.session.driver.inspect('shop-dev'))?.condition).toBe('missing');
});

test('credentials that were renewed are not expired again for another page, and faults count on from where they were', async () => {
  const { clock, store, opened, deployed } = await aRehearsedDeployment('expired-session');
  expect((await deployed).snapshot).toMatchObject({ phase: 'lost', problems: [{ code: 'CredentialsExpired' }] });
  const expired = await reopenRehearsal({}, store, clock);
  await expect(expired?.session.driver.inspect('shop-dev')).rejects.toMatchObject({ code: 'CredentialsExpired' });
  await opened.renewCredentials();
  const renewed = await reopenRehearsal({}, store, clock);
  await clock.sleep(120_000);
  expect(await renewed?.session.driver.inspect('shop-dev')).toMatchObject({ status: 'CREATE_COMPLETE' });
});

test('of nothing, or of something else, no account is made', async () => {
  const store = aStore();
  expect(await reopenRehearsal({}, store, aClock())).toBeUndefined();
  store.text = '{"version":2}';
  expect(await reopenRehearsal({}, store, aClock())).toBeUndefined();
  store.text = 'no JSON';
  expect(await reopenRehearsal({}, store, aClock())).toBeUndefined();
});
