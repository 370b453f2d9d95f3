import { expect, test } from 'vitest';
import type { CloudError } from '#kit/cloud-error.ts';
import type { Send } from '../client/calls.ts';
import { execute } from './stage.ts';

const ID = 'arn:aws:cloudformation:us-east-1:1:stack/shop-dev/';

/** Begins a first deployment's changes, staged on the stack `mine`, where the name now means the stack `there`. */
async function begin(there: string): Promise<{ sent: string[]; code?: string }> {
  const sent: string[] = [];
  const send = (async (command: string) => {
    sent.push(command);
    if (command !== 'DescribeStacks') return {};
    return { Stacks: [{ StackName: 'shop-dev', StackId: ID + there, StackStatus: 'CREATE_IN_PROGRESS', CreationTime: new Date(0) }] };
  }) as unknown as Send;
  const staged = { stackId: `${ID}mine`, stack: 'shop-dev', id: 'set', kind: 'create' as const, changes: [], empty: false };
  try {
    await execute(send, { kind: 'aws', region: 'us-east-1' }, staged, 'token');
    return { sent };
  } catch (error) {
    return { sent, code: (error as CloudError).code };
  }
}

test('a first deployment isn’t begun on a stack that another made anew meanwhile', async () => {
  expect(await begin('mine')).toEqual({ sent: ['DescribeStacks', 'ExecuteChangeSet'] });
  expect(await begin('another')).toEqual({ sent: ['DescribeStacks'], code: 'StackBusy' });
});
