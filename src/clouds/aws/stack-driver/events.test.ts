import type { StackEvent as CloudEvent } from '@aws-sdk/client-cloudformation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { CommandName, Send } from '../client/calls.ts';
import { bookmark, poll } from './events.ts';

const target = { kind: 'aws', region: 'eu-west-1' } as const;

/** An account with one stack: its events so far, oldest first, given out newest first in pages. */
function anAccount(pageSize: number) {
  const events: CloudEvent[] = [];
  let pages = 0;
  const send = (async (command: CommandName, input: { NextToken?: string }) => {
    if (command === 'DescribeStacks')
      return { Stacks: [{ StackName: 's', StackId: 'arn:s', StackStatus: 'UPDATE_IN_PROGRESS', CreationTime: new Date(0), Tags: [] }] };
    pages += 1;
    const newest = [...events].reverse();
    const from = Number(input.NextToken ?? 0);
    const next = from + pageSize < newest.length ? { NextToken: String(from + pageSize) } : {};
    return { StackEvents: newest.slice(from, from + pageSize), ...next };
  }) as unknown as Send;
  const happen = (logicalId: string, status: string, at: number): void => {
    const isStack = logicalId === 's';
    events.push({
      EventId: `e${events.length}`,
      StackId: 'arn:s',
      StackName: 's',
      LogicalResourceId: logicalId,
      PhysicalResourceId: isStack ? 'arn:s' : 'p',
      ResourceType: isStack ? 'AWS::CloudFormation::Stack' : 'AWS::SQS::Queue',
      ResourceStatus: status as never,
      Timestamp: new Date(at),
    });
  };
  return { send, happen, pages: () => pages };
}

test('without a cursor the newest operation is read from its start, its rollback with it', async () => {
  const account = anAccount(2);
  for (const [id, status, at] of [
    ['s', 'CREATE_IN_PROGRESS', 1],
    ['s', 'CREATE_COMPLETE', 2],
    ['s', 'UPDATE_IN_PROGRESS', 3],
    ['a', 'UPDATE_FAILED', 4],
    ['s', 'UPDATE_ROLLBACK_IN_PROGRESS', 5],
    ['s', 'UPDATE_ROLLBACK_COMPLETE', 6],
  ] as const)
    account.happen(id, status, at);
  const { events } = await poll(account.send, target, 'arn:s', undefined);
  expect(events.map((event) => event.status)).toEqual(['UPDATE_IN_PROGRESS', 'UPDATE_FAILED', 'UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE']);
});

test('a cancelled resource is told from one that failed', async () => {
  const account = anAccount(10);
  account.happen('s', 'UPDATE_IN_PROGRESS', 1);
  account.happen('a', 'CREATE_FAILED', 2);
  const cancelledBy = (reason: string) =>
    (async (command: CommandName, input: object) => {
      const answer = (await account.send(command as 'DescribeStackEvents', input as never)) as { StackEvents?: CloudEvent[] };
      return { ...answer, StackEvents: answer.StackEvents?.map((event) => ({ ...event, ResourceStatusReason: reason })) };
    }) as unknown as Send;
  const told = async (reason: string) => (await poll(cancelledBy(reason), target, 'arn:s', undefined)).events.at(-1)?.cancelled;
  expect([await told('Resource creation cancelled'), await told('Name taken')]).toEqual([true, undefined]);
});

test('in any course, after a bookmark each event comes once, in order, however the polls fall', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.nat(8),
      // How many events happen between two polls, and whether the clock moves with each.
      fc.array(fc.array(fc.boolean(), { maxLength: 7 }), { maxLength: 6 }),
      async (pageSize, before, polls) => {
        const account = anAccount(pageSize);
        let at = 0;
        for (; at < before; at += 1) account.happen('old', 'UPDATE_COMPLETE', at);
        let cursor = await bookmark(account.send, 'arn:s');
        const given: string[] = [];
        let expected = 0;
        at += 1;
        for (const happening of polls) {
          for (const moves of happening) {
            if (moves) at += 1;
            account.happen('new', 'UPDATE_IN_PROGRESS', at);
            expected += 1;
          }
          const result = await poll(account.send, target, 'arn:s', cursor);
          cursor = result.cursor;
          given.push(...result.events.map((event) => event.id));
        }
        expect(given).toEqual(Array.from({ length: expected }, (_, index) => `e${before + index}`));
      },
    ),
  );
});

interface Script {
  readonly operations: readonly { readonly id: string; readonly type: string }[];
  readonly status?: string;
  readonly events: readonly CloudEvent[];
  /** Of stacks within it, by their id. */
  readonly within?: Readonly<Record<string, readonly CloudEvent[]>>;
  readonly refuses?: boolean;
}

/** An account that names its operations, and gives their events under ids of their own. */
function anAccountOfOperations() {
  let now: Script = { operations: [], events: [] };
  const calls: string[] = [];
  const send = (async (command: CommandName, input: { StackName?: string; OperationId?: string }) => {
    calls.push(command === 'DescribeEvents' ? `${command} ${input.OperationId}` : command);
    const { operations, events, status = 'UPDATE_IN_PROGRESS', within = {}, refuses } = now;
    if (command === 'DescribeStacks') {
      const LastOperations = [...operations].reverse().map(({ id, type }) => ({ OperationId: id, OperationType: type }));
      return { Stacks: [{ StackName: 's', StackId: 'arn:s', StackStatus: status, CreationTime: new Date(0), Tags: [], LastOperations }] };
    }
    if (command === 'DescribeStackEvents') return { StackEvents: [...(within[input.StackName ?? ''] ?? events)].reverse() };
    if (refuses) throw new CloudError('AccessDenied', 'cloudformation:DescribeEvents is not allowed', { remedy: 'allow it' });
    const own = events.filter((event) => event.OperationId === input.OperationId);
    return { OperationEvents: [...own].reverse().map((event) => ({ ...event, EventId: `operation-${event.EventId}` })) };
  }) as unknown as Send;
  return { send, calls, show: (script: Partial<Script>) => (now = { ...now, ...script }) };
}

const cloudEvent = (at: number, logicalId: string, status: string, operation: string, more: Partial<CloudEvent> = {}): CloudEvent => ({
  EventId: `e${at}`,
  StackId: 'arn:s',
  StackName: 's',
  OperationId: operation,
  LogicalResourceId: logicalId,
  PhysicalResourceId: logicalId === 's' ? 'arn:s' : 'p',
  ResourceType: logicalId === 's' ? 'AWS::CloudFormation::Stack' : 'AWS::SQS::Queue',
  ResourceStatus: status as never,
  Timestamp: new Date(at),
  ...more,
});
const said = (events: readonly { logicalId: string; status: string }[]) => events.map((event) => `${event.logicalId} ${event.status}`);
const old = { id: 'old', type: 'CREATE_STACK' };
const update = { id: 'update', type: 'UPDATE_STACK' };
const rollback = { id: 'rollback', type: 'ROLLBACK' };
const theirs = { id: 'theirs', type: 'UPDATE_STACK' };

test('the events of the operation and of its rollback are asked for by their ids; what a colleague does next is not ours', async () => {
  const { send, calls, show } = anAccountOfOperations();
  const course = [
    cloudEvent(1, 's', 'CREATE_COMPLETE', 'old'),
    cloudEvent(2, 's', 'UPDATE_IN_PROGRESS', 'update'),
    cloudEvent(3, 'a', 'UPDATE_FAILED', 'update'),
    cloudEvent(4, 's', 'UPDATE_ROLLBACK_IN_PROGRESS', 'rollback'),
    cloudEvent(5, 's', 'UPDATE_ROLLBACK_COMPLETE', 'rollback'),
    cloudEvent(6, 's', 'UPDATE_IN_PROGRESS', 'theirs'),
  ];
  show({ operations: [old], events: course.slice(0, 1), status: 'CREATE_COMPLETE' });
  let cursor = await bookmark(send, 'arn:s');
  const look = async () => {
    const result = await poll(send, target, 'arn:s', cursor);
    cursor = result.cursor;
    return [said(result.events), result.state.status];
  };
  calls.length = 0;
  show({ operations: [old, update], events: course.slice(0, 3), status: 'UPDATE_IN_PROGRESS' });
  expect(await look()).toEqual([['s UPDATE_IN_PROGRESS', 'a UPDATE_FAILED'], 'UPDATE_IN_PROGRESS']);
  show({ operations: [old, update, rollback, theirs], events: course });
  expect(await look()).toEqual([['s UPDATE_ROLLBACK_IN_PROGRESS', 's UPDATE_ROLLBACK_COMPLETE'], 'UPDATE_ROLLBACK_COMPLETE']);
  expect(await look()).toEqual([[], 'UPDATE_ROLLBACK_COMPLETE']);
  expect(new Set(calls)).toEqual(new Set(['DescribeStacks', 'DescribeEvents update', 'DescribeEvents rollback']));
  const again = await poll(send, target, 'arn:s', undefined);
  expect([said(again.events), again.state.status]).toEqual([['s UPDATE_IN_PROGRESS'], 'UPDATE_IN_PROGRESS']);
});

test('a removal that somebody begins after its end leaves it as it ended, however often it is looked at', async () => {
  const { send, show } = anAccountOfOperations();
  const course = [
    cloudEvent(2, 's', 'UPDATE_IN_PROGRESS', 'update'),
    cloudEvent(3, 's', 'UPDATE_COMPLETE', 'update'),
    cloudEvent(4, 's', 'DELETE_IN_PROGRESS', 'removal'),
  ];
  show({ operations: [old], status: 'CREATE_COMPLETE' });
  let cursor = await bookmark(send, 'arn:s');
  show({ operations: [old, update], events: course.slice(0, 2), status: 'UPDATE_COMPLETE' });
  ({ cursor } = await poll(send, target, 'arn:s', cursor));
  show({ operations: [old, update, { id: 'removal', type: 'DELETE_STACK' }], events: course, status: 'DELETE_IN_PROGRESS' });
  const looks: unknown[] = [];
  for (let look = 0; look < 3; look += 1) {
    const result = await poll(send, target, 'arn:s', cursor);
    cursor = result.cursor;
    looks.push([said(result.events), result.state.status, result.state.condition, result.state.removedSince]);
  }
  expect(looks).toEqual(Array.from({ length: 3 }, () => [[], 'UPDATE_COMPLETE', 'ready', true]));
});

test('a rollback that somebody asked for is told from the cloud’s own', async () => {
  const { send, show } = anAccountOfOperations();
  const by = async (ResourceStatusReason: string) => {
    show({
      events: [
        cloudEvent(1, 's', 'UPDATE_IN_PROGRESS', 'update', { ResourceStatusReason: 'User Initiated' }),
        cloudEvent(2, 's', 'UPDATE_ROLLBACK_IN_PROGRESS', 'update', { ResourceStatusReason }),
      ],
    });
    return (await poll(send, target, 'arn:s', undefined)).events.map((event) => event.byUser);
  };
  expect([await by('User Initiated'), await by('The following resource(s) failed to update: [A]. Rollback requested by user.')]).toEqual([
    [undefined, true],
    [undefined, undefined],
  ]);
});

test('found again in its rollback, an operation is read from its start', async () => {
  const { send, show } = anAccountOfOperations();
  show({
    operations: [update, rollback],
    events: [cloudEvent(2, 's', 'UPDATE_IN_PROGRESS', 'update'), cloudEvent(4, 's', 'UPDATE_ROLLBACK_IN_PROGRESS', 'rollback')],
    status: 'UPDATE_ROLLBACK_IN_PROGRESS',
  });
  expect(said((await poll(send, target, 'arn:s', undefined)).events)).toEqual(['s UPDATE_IN_PROGRESS', 's UPDATE_ROLLBACK_IN_PROGRESS']);
  // The list is short: where it doesn't reach back to the beginning, the stack's own events do.
  show({ operations: [rollback] });
  expect(said((await poll(send, target, 'arn:s', undefined)).events)).toEqual(['s UPDATE_IN_PROGRESS', 's UPDATE_ROLLBACK_IN_PROGRESS']);
});

test('refused from any look on, the stack tells the rest: each event once, in order, and nobody else’s', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(6), fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }), fc.boolean(), async (refusedAt, cuts, hasOthers) => {
      const { send, show } = anAccountOfOperations();
      show({ operations: [old], events: [cloudEvent(1, 's', 'CREATE_COMPLETE', 'old')] });
      let cursor = await bookmark(send, 'arn:s');
      const all: CloudEvent[] = [cloudEvent(1, 's', 'CREATE_COMPLETE', 'old')];
      const given: string[] = [];
      const wanted: string[] = [];
      let at = 1;
      for (const [index, cut] of [...cuts, 0].entries()) {
        for (let count = 0; count < cut; count += 1) {
          at += 1;
          all.push(cloudEvent(at, `r${at}`, 'UPDATE_IN_PROGRESS', 'update'));
          wanted.push(`r${at} UPDATE_IN_PROGRESS`);
        }
        if (hasOthers) all.push(cloudEvent(at + 1000, `x${at}`, 'UPDATE_IN_PROGRESS', 'theirs'));
        show({ operations: hasOthers && index > 2 ? [old, update, theirs] : [old, update], events: all, refuses: index >= refusedAt });
        const result = await poll(send, target, 'arn:s', cursor);
        cursor = result.cursor;
        given.push(...said(result.events));
      }
      expect(given).toEqual(wanted);
    }),
  );
});

test('between two turns the state is not asked for each time, and once an event tells of a turn it is', async () => {
  const { send, calls, show } = anAccountOfOperations();
  show({ operations: [old], events: [] });
  let cursor = await bookmark(send, 'arn:s');
  const events = [cloudEvent(2, 's', 'UPDATE_IN_PROGRESS', 'update')];
  const looks: string[] = [];
  for (let look = 0; look < 7; look += 1) {
    calls.length = 0;
    if (look === 5) events.push(cloudEvent(9, 'a', 'UPDATE_FAILED', 'update'));
    else if (look > 0) events.push(cloudEvent(2 + look, `r${look}`, 'UPDATE_IN_PROGRESS', 'update'));
    show({ operations: [old, update], events });
    cursor = (await poll(send, target, 'arn:s', cursor)).cursor;
    looks.push(calls.includes('DescribeStacks') ? 'state' : '-');
  }
  expect(looks).toEqual(['state', 'state', '-', '-', 'state', '-', 'state']);
});

test('a stack within the stack is followed from when it has an id, to its end, and its resources stand under it', async () => {
  const { send, calls, show } = anAccountOfOperations();
  const child = { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: 'arn:child' };
  const inChild = (at: number, id: string, status: string, more: Partial<CloudEvent> = {}) =>
    cloudEvent(at, id, status, 'within', { EventId: `c${at}`, StackId: 'arn:child', ...more });
  show({ operations: [old], events: [] });
  let cursor = await bookmark(send, 'arn:s');
  const look = async () => {
    calls.length = 0;
    const result = await poll(send, target, 'arn:s', cursor);
    cursor = result.cursor;
    return [...said(result.events), calls.filter((one) => one === 'DescribeStackEvents').length];
  };
  const events = [
    cloudEvent(2, 's', 'UPDATE_IN_PROGRESS', 'update'),
    cloudEvent(3, 'Child', 'CREATE_IN_PROGRESS', 'update', { ...child, PhysicalResourceId: '' }),
  ];
  show({ operations: [old, update], events });
  expect(await look()).toEqual(['s UPDATE_IN_PROGRESS', 'Child CREATE_IN_PROGRESS', 0]);
  const within = [
    inChild(4, 'child', 'CREATE_IN_PROGRESS', { ResourceType: 'AWS::CloudFormation::Stack', PhysicalResourceId: 'arn:child' }),
    inChild(5, 'Queue', 'CREATE_IN_PROGRESS'),
  ];
  events.push(cloudEvent(4, 'Child', 'CREATE_IN_PROGRESS', 'update', { ...child, EventId: 'again' }));
  show({ events, within: { 'arn:child': within } });
  expect(await look()).toEqual(['Child CREATE_IN_PROGRESS', 'Child/Queue CREATE_IN_PROGRESS', 1]);
  within.push(inChild(6, 'Queue', 'CREATE_FAILED', { ResourceStatusReason: 'no such key' }));
  events.push(cloudEvent(7, 'Child', 'CREATE_FAILED', 'update', { ...child, ResourceStatusReason: 'Embedded stack arn:child was not successfully created' }));
  expect(await look()).toEqual(['Child/Queue CREATE_FAILED', 'Child CREATE_FAILED', 1]);
  expect(await look()).toEqual([0]);
});
