import type { ApiGrant, ApiOperation } from '#kit/api-operation.ts';
import { anywhere, needs, on } from '../../grants.ts';

const sends = { fires: ['messages'] } as const;

/** Every command of SQS, and what it needs; a batch is allowed by its single action. */
export const api: Readonly<Record<string, ApiOperation>> = {
  AddPermission: needs(queue('AddPermission')),
  // The task's handle names no queue: the call is told as one whose resource isn't known.
  CancelMessageMoveTask: needs(queue('CancelMessageMoveTask', 'SourceArn')),
  ChangeMessageVisibilityBatch: needs(queue('ChangeMessageVisibility')),
  ChangeMessageVisibility: needs(queue('ChangeMessageVisibility')),
  CreateQueue: needs(queue('CreateQueue', 'QueueName'), queue('TagQueue', 'QueueName', { when: 'tags' })),
  DeleteMessageBatch: needs(queue('DeleteMessage')),
  DeleteMessage: needs(queue('DeleteMessage')),
  DeleteQueue: needs(queue('DeleteQueue')),
  GetQueueAttributes: needs(queue('GetQueueAttributes')),
  GetQueueUrl: needs(queue('GetQueueUrl', 'QueueName', { owner: { at: 'QueueOwnerAWSAccountId', fits: '\\d{12}' } })),
  ListDeadLetterSourceQueues: needs(queue('ListDeadLetterSourceQueues')),
  ListMessageMoveTasks: needs(queue('ListMessageMoveTasks', 'SourceArn')),
  ListQueueTags: needs(queue('ListQueueTags')),
  ListQueues: needs(anywhere('sqs:ListQueues')),
  PurgeQueue: needs(queue('PurgeQueue')),
  ReceiveMessage: needs(queue('ReceiveMessage')),
  RemovePermission: needs(queue('RemovePermission')),
  SendMessageBatch: needs(queue('SendMessage', 'QueueUrl', sends)),
  SendMessage: needs(queue('SendMessage', 'QueueUrl', sends)),
  SetQueueAttributes: needs(queue('SetQueueAttributes')),
  StartMessageMoveTask: needs(
    on('SourceArn', ['sqs:StartMessageMoveTask', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']),
    queue('SendMessage', 'DestinationArn', sends),
  ),
  TagQueue: needs(queue('TagQueue')),
  UntagQueue: needs(queue('UntagQueue')),
};

function queue(action: string, at = 'QueueUrl', more: Pick<ApiGrant, 'fires' | 'when' | 'owner'> = {}): ApiGrant {
  return on(at, `sqs:${action}`, more);
}
