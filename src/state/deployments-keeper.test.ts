import { expect, test } from 'vitest';
import type { KeptEntry } from '#engine/releases/kept-deployments.ts';
import { aSnapshot } from '#support/a-snapshot.ts';
import { createDeploymentsKeeper } from './deployments-keeper.ts';
import { createOwnStore } from './own-store.ts';

const here = { projectId: 'one', target: 'local' };
const entry = (id: string): KeptEntry => ({ of: { project: 'shop', stage: 'dev' }, id, text: '{}' });

test('what is staged is kept until it has ended; its entry until the ledger has it; another page finds both', async () => {
  const store = createOwnStore();
  const before = createDeploymentsKeeper(store).at(here);
  before.staged(aSnapshot({ phase: 'staged', changeSetId: 'a' }), { returnsTo: 'r' });
  await before.read();
  const after = createDeploymentsKeeper(store).at(here);
  expect((await after.read()).left).toMatchObject({ last: { changeSetId: 'a' }, facts: { returnsTo: 'r' } });
  expect(
    await createDeploymentsKeeper(store)
      .at({ ...here, target: 'elsewhere' })
      .read(),
  ).toEqual({ left: undefined, entries: [] });
  after.ended('a', entry('1'));
  expect(await after.read()).toEqual({ left: undefined, entries: [entry('1')] });
  after.entered('1');
  expect(await after.read()).toEqual({ left: undefined, entries: [] });
});

test('a late end takes away nothing of what is staged by then; a removed project leaves nothing', async () => {
  const store = createOwnStore();
  const keeper = createDeploymentsKeeper(store);
  const kept = keeper.at(here);
  kept.staged(aSnapshot({ phase: 'staged', changeSetId: 'b' }), {});
  kept.ended('a', entry('1'));
  expect(await kept.read()).toMatchObject({ left: { last: { changeSetId: 'b' } }, entries: [{ id: '1' }] });
  await keeper.forget('one');
  expect(await kept.read()).toEqual({ left: undefined, entries: [] });
});
