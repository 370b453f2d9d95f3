import { expect, test } from 'vitest';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { aRehearsal, queues, shape } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';
import type { Deployment } from './deploy-request.ts';

/** Changes that wait on a simulated stack, found by two people who know nothing of each other. */
async function twoBrowsers(watch?: (snapshot: DeploymentSnapshot) => void) {
  const rehearsal = aRehearsal();
  await rehearsal.deploy(queues({ A: {} }));
  let changeSetId: string | undefined;
  // Whoever has staged them goes away.
  const left = new AbortController();
  const shown = (snapshot: DeploymentSnapshot): void => {
    if (snapshot.phase !== 'staged') return;
    changeSetId = snapshot.changeSetId;
    left.abort();
  };
  const { deployer } = rehearsal;
  const staging = deployer.deploy(
    { projectName: 'shop', stage: 'dev', build: async () => ({ artifacts: [], problems: [] }), generate: () => generated(queues({ A: {}, B: {} })) },
    shown,
  );
  await expect.poll(() => left.signal.aborted).toBe(true);
  staging.detach();
  const find = async (onSnapshot = (_: DeploymentSnapshot): void => undefined): Promise<Deployment> => {
    const found = await deployer.reattach({ projectName: 'shop', stage: 'dev' }, onSnapshot);
    if (!found) throw new Error('nothing waits');
    return found;
  };
  const [one, other] = [await find(watch), await find()];
  return { rehearsal, one, other, changeSetId: changeSetId ?? '' };
}

function generated(template: ReturnType<typeof queues>) {
  return generatedOf(template, { names: { A: 'a', B: 'b' }, artifactBucketParameter: '' });
}

/** What CloudFormation does with some that it has carried out. */
function forget({ rehearsal, changeSetId }: Awaited<ReturnType<typeof twoBrowsers>>): Promise<unknown> {
  return rehearsal.call('DeleteChangeSet', { ChangeSetName: changeSetId });
}

const executed = { phase: 'succeeded', status: 'UPDATE_COMPLETE', rows: ['add B done'], problems: ['ExecutedElsewhere'] };

test('what was executed from elsewhere is not executed again: its end is told, also where the cloud has forgotten the changes', async () => {
  for (const forgets of [false, true]) {
    for (const press of ['execute', 'lookAgain'] as const) {
      const both = await twoBrowsers();
      both.one.execute();
      expect((await both.one.settled).problems).toEqual([]);
      if (forgets) await forget(both);
      both.other[press]();
      expect(shape(await both.other.settled), `${press}, ${forgets}`).toEqual(executed);
    }
  }
});

test('what is being executed from elsewhere is followed to its end', async () => {
  for (const press of ['execute', 'lookAgain'] as const) {
    let both: Awaited<ReturnType<typeof twoBrowsers>> | undefined;
    both = await twoBrowsers(({ stackStatus }) => {
      if (stackStatus !== 'UPDATE_IN_PROGRESS') return;
      both?.one.detach();
      both?.other[press]();
    });
    both.one.execute();
    expect(shape(await both.other.settled), press).toEqual(executed);
  }
});

test('where others have changed the stack since, or nothing waits any more, the changes are said to be out of date', async () => {
  const after = await twoBrowsers();
  after.one.execute();
  await after.one.settled;
  await after.rehearsal.deploy(queues({ A: {}, B: {}, C: {} }));
  after.other.execute();
  const dropped = await twoBrowsers();
  dropped.one.abort();
  await dropped.one.settled;
  dropped.other.lookAgain();
  for (const { other } of [after, dropped]) {
    const { phase, executionRefused, problems } = await other.settled;
    expect({ phase, executionRefused, codes: problems.map((one) => one.code) }).toEqual({
      phase: 'failed',
      executionRefused: true,
      codes: ['ChangesOutOfDate'],
    });
  }
});

test('what still waits is looked at for nothing, and can be executed or aborted after it', async () => {
  const both = await twoBrowsers();
  both.other.lookAgain();
  both.other.lookAgain();
  both.other.execute();
  expect(shape(await both.other.settled)).toEqual({ ...executed, problems: [] });
});
