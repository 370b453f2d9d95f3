import type { DescribeChangeSetCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Send } from '../client/calls.ts';

/** With all its pages, and with the values before and after where the account gives them. */
export async function describeChangeSet(send: Send, id: string, stackId: string, signal?: AbortSignal): Promise<DescribeChangeSetCommandOutput> {
  const of = { ChangeSetName: id, ...(stackId ? { StackName: stackId } : {}), IncludePropertyValues: true };
  const first = await send('DescribeChangeSet', of, signal);
  const changes = [...(first.Changes ?? [])];
  for (let token = first.NextToken; token; ) {
    const next = await send('DescribeChangeSet', { ...of, NextToken: token }, signal);
    changes.push(...(next.Changes ?? []));
    token = next.NextToken;
  }
  return { ...first, Changes: changes };
}
