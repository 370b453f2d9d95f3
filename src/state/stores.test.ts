import { expect, test } from 'vitest';
import type { CloudSession } from '#kit/cloud-session.ts';
import { problem } from '#model/problem.ts';
import { emptyProject } from '#model/project.ts';
import { idlePorts } from '#support/idle-ports.ts';
import { createStores } from './stores.ts';

test('another project begins with a Run panel, a log and messages of its own', () => {
  const stores = createStores(idlePorts);
  const { run, logs } = stores.deploy;
  stores.project.setState({ id: 'one' });
  let isStopped = false;
  const stop = () => {
    isStopped = true;
  };
  run.setState({ functionName: 'hit', draft: '{}', result: { status: 'succeeded' } as never, stop });
  logs.setState({ functionName: 'hit', lines: [{ id: 'a', at: 1, text: 'theirs', stream: 's' }] });
  stores.notices.setState({ last: { id: 1, at: 0, kind: 'success', text: 'Built hit' } });
  stores.project.setState({ id: 'two' });
  expect([run.getState(), logs.getState(), stores.notices.getState().last, isStopped]).toEqual([
    run.getInitialState(),
    logs.getInitialState(),
    undefined,
    true,
  ]);
  stores.dispose();
});

test('deployments go elsewhere: how the last one ended there is no message and no problem of here, and what a build found stays', () => {
  const driver = { inspect: async () => ({ ours: false, condition: 'missing' }), resources: async () => [] };
  const target = (region: string) => ({ target: { kind: 'local', endpoint: 'http://127.0.0.1:1', region }, driver }) as unknown as CloudSession;
  const stores = createStores(idlePorts);
  const { deploy, notices } = stores;
  Object.assign(deploy.deployments, { find: async () => undefined });
  const why = [problem('ResourceFailed', { summary: 'hit could not be made', remedy: 'try again' })];
  stores.project.setState({ id: 'one', project: emptyProject('shop'), files: {} });
  deploy.clouds.session.adopt(target('here'));
  deploy.workbench.reportEnd(why);
  deploy.workbench.say({ kind: 'error', isOfTarget: true, text: 'shop → dev was rolled back' });
  deploy.clouds.session.adopt(target('here'));
  // The same place with new credentials.
  const here = [notices.getState().problems.length, notices.getState().last?.text];
  deploy.clouds.session.adopt(target('there'));
  const there = [notices.getState().problems, notices.getState().last];
  deploy.workbench.report(why);
  deploy.workbench.say({ kind: 'error', text: 'The build failed' });
  deploy.clouds.session.adopt(target('elsewhere'));
  const built = [notices.getState().problems, notices.getState().last?.text];
  expect([here, there, built]).toEqual([
    [1, 'shop → dev was rolled back'],
    [[], undefined],
    [why, 'The build failed'],
  ]);
  stores.dispose();
});
