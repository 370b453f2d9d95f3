import { CloudError } from '#kit/cloud-error.ts';
import type { TryAction } from '#kit/cloud-session.ts';
import type { Send } from './client/calls.ts';

interface Tried {
  readonly summary: string;
  readonly detail?: unknown;
}

const NEWEST = 10;

/** Does one thing with what a deployment made, so that its functions have something to do; or looks at what they did. */
export async function act(send: Send, action: TryAction, signal?: AbortSignal): Promise<Tried> {
  switch (action.kind) {
    case 'put-object': {
      await send('PutObject', { Bucket: action.physicalId, Key: action.key, Body: action.body, ContentType: action.contentType }, signal);
      return { summary: `Put ${action.key} into ${action.physicalId}` };
    }
    case 'send-message': {
      const isFifo = action.physicalId.endsWith('.fifo');
      const { MessageId } = await send(
        'SendMessage',
        {
          QueueUrl: action.physicalId,
          MessageBody: action.body,
          ...(isFifo ? { MessageGroupId: 'stackwright', MessageDeduplicationId: crypto.randomUUID() } : {}),
        },
        signal,
      );
      return { summary: `Sent a message to ${lastPart(action.physicalId)}`, detail: MessageId };
    }
    case 'publish': {
      const { MessageId } = await send('Publish', { TopicArn: action.physicalId, Message: action.message }, signal);
      return { summary: `Published to ${lastPart(action.physicalId)}`, detail: MessageId };
    }
    case 'peek':
      return peek(send, action.type, action.physicalId, signal);
  }
}

async function peek(send: Send, type: string, physicalId: string, signal?: AbortSignal): Promise<Tried> {
  switch (type) {
    case 'AWS::DynamoDB::Table':
    case 'dynamodb.table': {
      const { Items = [] } = await send('Scan', { TableName: physicalId, Limit: NEWEST }, signal);
      return { summary: counted(Items.length, 'item'), detail: Items.map(plain) };
    }
    case 'AWS::S3::Bucket':
    case 's3.bucket': {
      const { Contents = [] } = await send('ListObjectsV2', { Bucket: physicalId }, signal);
      const newest = [...Contents].sort((a, b) => (b.LastModified?.getTime() ?? 0) - (a.LastModified?.getTime() ?? 0)).slice(0, NEWEST);
      return {
        summary: counted(Contents.length, 'object'),
        detail: newest.map(({ Key, Size, LastModified }) => ({ key: Key, bytes: Size, at: LastModified?.toISOString() })),
      };
    }
    case 'AWS::SQS::Queue':
    case 'sqs.queue': {
      // The number only: to receive messages would hide them from the function that waits for them.
      const { Attributes = {} } = await send(
        'GetQueueAttributes',
        { QueueUrl: physicalId, AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] },
        signal,
      );
      const waiting = Number(Attributes.ApproximateNumberOfMessages ?? 0);
      const taken = Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0);
      return { summary: `${counted(waiting, 'message')} waiting, ${taken} in work`, detail: { waiting, inWork: taken } };
    }
    default:
      throw new CloudError('TypeUnknown', `what is in a ${type} can't be looked at here`, { remedy: 'look at it in the console' });
  }
}

interface AttributeValue {
  readonly S?: string;
  readonly N?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly L?: readonly AttributeValue[];
  readonly M?: Readonly<Record<string, AttributeValue>>;
  readonly SS?: readonly string[];
  readonly NS?: readonly string[];
}

/** DynamoDB's typed values as plain ones. */
function plain(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, plainValue(value as AttributeValue)]));
}

function plainValue(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number.isSafeInteger(Number(value.N)) || value.N.includes('.') ? Number(value.N) : value.N;
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.NULL) return null;
  if (value.L) return value.L.map(plainValue);
  if (value.M) return plain(value.M);
  return value.SS ?? value.NS ?? '(binary)';
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function lastPart(id: string): string {
  return id.split(/[/:]/).at(-1) ?? id;
}
