import { expect, test } from 'vitest';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { RehearsalStore } from '#kit/rehearsal.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import type { OpenedProject } from '../deploy-world.ts';
import { targetText } from '../target.ts';
import { chooseRehearsal, listRehearsals, moveRehearsal, rehearsalMoved } from './choose-rehearsal.ts';
import { chooseLocal } from './choose-target.ts';

const scenarios = ['success', 'failed-rollback'].map((id) => ({ id, title: id, description: '' }));

/** A page where one project after the other is opened, each simulated account knowing for whom it was begun, and how. */
function aPage() {
  const { world } = aDeployWorld({ session: {} });
  const driver = { inspect: async () => ({ ours: false, condition: 'missing' }) };
  let session: CloudSession | undefined;
  let opened = { id: 'shop', project: { name: 'shop', functions: {}, resources: {} } } as unknown as OpenedProject;
  const use = (next: object | undefined) => {
    session = next as CloudSession | undefined;
    return session as CloudSession;
  };
  const made = (text: string) => ({
    session: { target: { kind: 'aws', region: 'r' }, driver, made: text } as unknown as CloudSession,
    renewCredentials: async () => {},
  });
  Object.assign(world.workbench, { opened: () => opened, fresh: async () => opened, generated: () => undefined });
  Object.assign(world.clouds.session, { current: () => session, adopt: use, drop: () => use(undefined), use: (target: object) => use({ target, driver }) });
  Object.assign(world.clouds, {
    rehearsals: {
      list: async () => scenarios,
      open: async ({ stack }: { stack: string }, id: string, store: RehearsalStore) =>
        made(await store.update(() => ({ kept: `${id} of ${stack}`, result: `${id} of ${stack}` }))),
      reopen: async (_references: unknown, store: RehearsalStore) => {
        const text = await store.update((kept) => ({ kept: undefined, result: kept }));
        return text === undefined ? undefined : made(text);
      },
    },
  });
  const switchTo = (id: string) => {
    opened = { id, project: { ...opened.project, name: id } } as OpenedProject;
    return moveRehearsal(world);
  };
  const shown = () => [targetText(world.target.getState()), (session as { made?: string } | undefined)?.made, session?.rehearsal];
  return { world, switchTo, shown };
}

test('another project is rehearsed in an account of its own, that is as is shown; back at the first one, it is its own again', async () => {
  const { world, switchTo, shown } = aPage();
  await chooseRehearsal(world, 'failed-rollback');
  const [first, ofShop, shop] = shown();
  await switchTo('blog');
  const [second, ofBlog, blog] = shown();
  expect([first, ofShop, second, ofBlog, shop === blog]).toEqual([
    'simulator · failed-rollback',
    'failed-rollback of shop-dev',
    'simulator · failed-rollback',
    'failed-rollback of blog-dev',
    false,
  ]);
  await switchTo('shop');
  expect(shown()).toEqual([first, ofShop, shop]);
  await switchTo('blog');
  expect(shown()).toEqual([second, ofBlog, blog]);
});

test('who goes back, or on to a third project, before the second one’s account is there, is in no other’s', async () => {
  const { world, switchTo, shown } = aPage();
  await chooseRehearsal(world, 'success');
  const before = shown();
  await Promise.all([switchTo('blog'), switchTo('shop')]);
  expect(shown()).toEqual(before);
  await Promise.all([switchTo('blog'), switchTo('third')]);
  expect(shown()[1]).toBe('success of third-dev');
});

test('nothing is deployed anywhere meanwhile, and who deploys waits for it; another target that is chosen stays', async () => {
  const { world, switchTo, shown } = aPage();
  await chooseRehearsal(world, 'success');
  const moving = switchTo('blog');
  const ready = rehearsalMoved(world).then(shown);
  const meanwhile = shown();
  const [rehearsed] = await Promise.all([ready, moving]);
  const again = switchTo('third');
  await Promise.all([again, chooseLocal(world)]);
  expect([meanwhile, rehearsed?.slice(0, 2), shown()]).toEqual([
    ['simulator · success', undefined, undefined],
    ['simulator · success', 'success of blog-dev'],
    ['local', undefined, undefined],
  ]);
});

test('what is offered is never what was offered before: until it is known what is kept of this project, nothing is', async () => {
  const { world, switchTo } = aPage();
  const offered = () => {
    const { scenarios: ready, begun } = world.target.getState();
    return [ready?.map(({ id }) => id), begun.map(({ scenario }) => scenario.id).sort()];
  };
  await chooseRehearsal(world, 'success');
  await listRehearsals(world);
  expect(offered()).toEqual([['success', 'failed-rollback'], ['success']]);
  await switchTo('blog');
  await chooseRehearsal(world, 'failed-rollback');
  const listed = listRehearsals(world);
  expect(offered()).toEqual([undefined, []]);
  await listed;
  expect(offered()).toEqual([
    ['success', 'failed-rollback'],
    ['failed-rollback', 'success'],
  ]);
});
