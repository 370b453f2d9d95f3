import { expect, test } from 'vitest';
import { createRehearsalKeeper, type KeptRehearsal } from './rehearsal-keeper.ts';

const scenario = { id: 'success', title: 'Success', description: 'All goes well.' };
const one = (id: string, at: number, projectId = 'shop'): KeptRehearsal => ({ id, projectId, scenario, at });

test('the last few of a project are kept, the newest first, each with its account', async () => {
  const keeper = createRehearsalKeeper({});
  for (const at of [1, 2, 3, 4, 5]) {
    await keeper.storeOf(String(at)).update(() => ({ kept: `account ${at}`, result: undefined }));
    await keeper.add(one(String(at), at));
  }
  await keeper.add(one('other', 9, 'blog'));
  const accountOf = (id: string) => keeper.storeOf(id).update((kept) => ({ kept: undefined, result: kept }));
  expect([(await keeper.list('shop')).map(({ id }) => id), await accountOf('1'), await accountOf('5')]).toEqual([['5', '4', '3', '2'], undefined, 'account 5']);
});

test('what was forgotten is not brought back by whoever still looks at it', async () => {
  const keeper = createRehearsalKeeper({});
  await keeper.add(one('1', 1));
  const store = keeper.storeOf('1');
  await keeper.forget('shop');
  const seen = await store.update((kept) => ({ kept: 'an account', result: kept }));
  expect([seen, await store.update((kept) => ({ kept: undefined, result: kept })), await keeper.list('shop')]).toEqual([undefined, undefined, []]);
});

test('changes come one after the other', async () => {
  const store = createRehearsalKeeper({}).storeOf('1');
  await Promise.all([1, 2, 3].map((step) => store.update((kept = '') => ({ kept: `${kept}${step}`, result: undefined }))));
  expect(await store.update((kept) => ({ kept: undefined, result: kept }))).toBe('123');
});
