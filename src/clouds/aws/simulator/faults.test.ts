import { expect, test } from 'vitest';
import type { CloudError } from '#kit/cloud-error.ts';
import { aRehearsal, queues, shape } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'fine',
    (error: CloudError) => error.code,
  );

test('each error of the API is told as a real one would be', async () => {
  const errors = ['Throttling', 'network', 'ExpiredToken', 'AccessDenied', 'ServiceUnavailable'] as const;
  const rehearsal = aRehearsal({ faults: errors.map((error, index) => ({ command: 'ListStacks', calls: [index + 1], error })) });
  const codes: string[] = [];
  for (const _ of [...errors, 'after']) codes.push(await codeOf(rehearsal.call('ListStacks', {})));
  expect(codes).toEqual(['Throttled', 'EndpointUnreachable', 'CredentialsExpired', 'AccessDenied', 'CloudOutOfOrder', 'fine']);
});

test('calls are counted by command, those for events together, and * counts all', async () => {
  const rehearsal = aRehearsal({
    faults: [
      { command: 'DescribeStackEvents', calls: [2], error: 'Throttling' },
      { command: '*', calls: [5], error: 'AccessDenied' },
    ],
    stacks: { x: { status: 'CREATE_COMPLETE' } },
  });
  const codes: string[] = [];
  for (const command of ['DescribeStackEvents', 'DescribeStacks', 'DescribeEvents', 'DescribeStackEvents', 'DescribeStacks', 'DescribeStacks']) {
    codes.push(await codeOf(rehearsal.call(command, { StackName: 'x' })));
  }
  expect(codes).toEqual(['fine', 'fine', 'Throttled', 'fine', 'AccessDenied', 'fine']);
});

test('an answer that is lost was a command that was carried out, unless it is said not to be', async () => {
  for (const carriedOut of [undefined, false]) {
    const rehearsal = aRehearsal({ faults: [{ command: 'CreateStack', calls: [1], error: 'network', ...(carriedOut === undefined ? {} : { carriedOut }) }] });
    expect(await codeOf(rehearsal.call('CreateStack', { StackName: 'x', TemplateBody: JSON.stringify(queues({ A: {} })) }))).toBe('EndpointUnreachable');
    expect(rehearsal.account.save().stacks.length).toBe(carriedOut === undefined ? 1 : 0);
  }
});

test('from a moment on credentials are expired, until new ones come', async () => {
  const rehearsal = aRehearsal({ faults: [{ command: '*', afterSeconds: 60, error: 'ExpiredToken' }] });
  expect(await codeOf(rehearsal.call('ListStacks', {}))).toBe('fine');
  await rehearsal.pass(60);
  expect(await codeOf(rehearsal.call('ListStacks', {}))).toBe('CredentialsExpired');
  rehearsal.account.renewCredentials();
  expect(await codeOf(rehearsal.call('ListStacks', {}))).toBe('fine');
});

test('a deployment survives throttling, an unavailable service and a lost answer, and is carried out once', async () => {
  const rehearsal = aRehearsal({
    faults: [
      { command: 'DescribeStackEvents', calls: [2, 3, 4], error: 'Throttling' },
      { command: 'DescribeStacks', afterSeconds: 40, forSeconds: 20, error: 'ServiceUnavailable' },
      { command: 'ExecuteChangeSet', calls: [1], error: 'network' },
    ],
  });
  const { snapshot } = await rehearsal.deploy(queues({ A: {}, B: { after: ['A'] } }));
  expect(shape(snapshot)).toEqual({ phase: 'succeeded', status: 'CREATE_COMPLETE', rows: ['add a done', 'add b done'], problems: [] });
  expect(rehearsal.stack().events.filter((event) => event.status === 'CREATE_IN_PROGRESS' && event.logicalId === 'shop-dev')).toHaveLength(1);
});

test('a call to execute that is throttled again and again is made until it gets through', async () => {
  const rehearsal = aRehearsal({ faults: [{ command: 'ExecuteChangeSet', calls: [1, 2, 3, 4], error: 'Throttling' }] });
  const { snapshot } = await rehearsal.deploy(queues({ A: {} }));
  expect(shape(snapshot)).toMatchObject({ phase: 'succeeded', problems: [] });
});

test('a call to execute that never arrived is made again, and not twice', async () => {
  const rehearsal = aRehearsal({ faults: [{ command: 'ExecuteChangeSet', calls: [1], error: 'network', carriedOut: false }] });
  const { snapshot } = await rehearsal.deploy(queues({ A: {} }));
  expect(shape(snapshot)).toMatchObject({ phase: 'succeeded', problems: [] });
});

test('a deployment whose credentials expire is lost from sight, and goes on in the cloud', async () => {
  const rehearsal = aRehearsal({ resources: { a: { create: { seconds: 300 } } }, faults: [{ command: '*', afterSeconds: 60, error: 'ExpiredToken' }] });
  const { snapshot } = await rehearsal.deploy(queues({ A: {} }));
  expect(shape(snapshot)).toMatchObject({ phase: 'lost', problems: ['CredentialsExpired'] });
  rehearsal.account.renewCredentials();
  await rehearsal.pass(300);
  expect(rehearsal.stack().status).toBe('CREATE_COMPLETE');
});

test('more calls than the API takes are throttled, until there is room again', async () => {
  const rehearsal = aRehearsal({ rate: { perSecond: 1, burst: 3 } });
  const codes: string[] = [];
  for (let call = 0; call < 5; call += 1) codes.push(await codeOf(rehearsal.call('ListStacks', {})));
  await rehearsal.pass(2);
  codes.push(await codeOf(rehearsal.call('ListStacks', {})));
  expect(codes).toEqual(['fine', 'fine', 'fine', 'Throttled', 'Throttled', 'fine']);
});

test('a deployment gets through an account that takes few calls', async () => {
  const { snapshot } = await aRehearsal({ rate: { perSecond: 1, burst: 4 } }).deploy(queues({ A: {}, B: { after: ['A'] } }));
  expect(shape(snapshot)).toMatchObject({ phase: 'succeeded', problems: [] });
});

test('Stop that meets a refused Execute leaves the changes staged, to be executed with new credentials', async () => {
  // The first call asks what early validation found; the second is the bookmark before the execution.
  const rehearsal = aRehearsal({ faults: [{ command: 'DescribeStackEvents', calls: [2], error: 'ExpiredToken' }] });
  let executed = 0;
  let stopped = false;
  const deployment = rehearsal.deployer.deploy(
    {
      projectName: 'shop',
      stage: 'dev',
      build: async () => ({ artifacts: [], problems: [] }),
      generate: () => generatedOf(queues({ A: {} }), { artifactBucketParameter: '' }),
    },
    ({ phase, can }) => {
      if (phase === 'staged' && can.execute) {
        queueMicrotask(() => {
          if (deployment.execute()) executed += 1;
        });
      }
      if (phase === 'executing' && !stopped) stopped = deployment?.stop({ deleteStack: true }) ?? false;
    },
  );
  expect({ ...shape(await deployment.settled), executed, stopped }).toMatchObject({ phase: 'succeeded', executed: 2, stopped: true });
});
