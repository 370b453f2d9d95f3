import type { StackEvent as CloudEvent } from '@aws-sdk/client-cloudformation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
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
