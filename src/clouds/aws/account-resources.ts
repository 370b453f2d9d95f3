import { CloudError } from '#kit/cloud-error.ts';
import type { Send } from './client/calls.ts';

interface Listed {
  readonly name: string;
  /** What the manifest's `reference` takes. */
  readonly reference: string;
}

/** What the account has of a resource type, for the Existing tab; sorted by name. */
export async function listAccountResources(send: Send, typeId: string, signal?: AbortSignal): Promise<Listed[]> {
  const list = LISTS[typeId];
  if (!list) throw new CloudError('TypeUnknown', `what an account has of ${typeId} can't be listed`, { remedy: 'type its name or ARN' });
  const found = await list(send, signal);
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const LISTS: Readonly<Record<string, (send: Send, signal?: AbortSignal) => Promise<Listed[]>>> = {
  async 's3.bucket'(send, signal) {
    const { Buckets = [] } = await send('ListBuckets', {}, signal);
    return Buckets.flatMap(({ Name }) => (Name ? [{ name: Name, reference: Name }] : []));
  },
  async 'dynamodb.table'(send, signal) {
    const names: string[] = [];
    let start: string | undefined;
    do {
      const page = await send('ListTables', start ? { ExclusiveStartTableName: start } : {}, signal);
      names.push(...(page.TableNames ?? []));
      start = page.LastEvaluatedTableName;
    } while (start);
    return names.map((name) => ({ name, reference: name }));
  },
  async 'sqs.queue'(send, signal) {
    const urls: string[] = [];
    let token: string | undefined;
    do {
      const page = await send('ListQueues', { MaxResults: 1000, ...(token ? { NextToken: token } : {}) }, signal);
      urls.push(...(page.QueueUrls ?? []));
      token = page.NextToken;
    } while (token);
    return urls.map((url) => url.slice(url.lastIndexOf('/') + 1)).map((name) => ({ name, reference: name }));
  },
  async 'sns.topic'(send, signal) {
    const arns: string[] = [];
    let token: string | undefined;
    do {
      const page = await send('ListTopics', token ? { NextToken: token } : {}, signal);
      arns.push(...(page.Topics ?? []).flatMap(({ TopicArn }) => TopicArn ?? []));
      token = page.NextToken;
    } while (token);
    return arns.map((arn) => ({ name: arn.slice(arn.lastIndexOf(':') + 1), reference: arn }));
  },
};
