import type { Json } from '#base/json.ts';
import type { PlacedResource } from '#kit/resource-type.ts';
import { getAttribute, literal, substitute } from './intrinsics.ts';
import { arnInAccount, readReference } from './reference.ts';

/** An account's queue by its ARN, its address or its name: the other two follow. */
export interface QueueReference {
  readonly arn: Json;
  readonly address: Json;
  readonly isPossible: boolean;
}

export function readQueueReference(reference: string, owner?: string): QueueReference {
  const address = /^https?:\/\/([^/]+)\/(\d{12})\/([A-Za-z0-9_-]+(?:\.fifo)?)$/.exec(reference);
  if (address) {
    const [, host = '', account = '', name = ''] = address;
    const region = /^(?:sqs\.)?([a-z]{2}-[a-z-]+-\d)\./.exec(host)?.[1] ?? '${AWS::Region}';
    return { address: reference, arn: substitute(`arn:\${AWS::Partition}:sqs:${region}:${account}:${name}`), isPossible: true };
  }
  const { arn, region, account, tail } = readReference(reference);
  if (arn) {
    return {
      arn,
      address: substitute(`https://sqs.${region}.\${AWS::URLSuffix}/${account}/${tail}`),
      isPossible: /^arn:[a-z-]+:sqs:[a-z0-9-]+:\d{12}:[\w-]+(\.fifo)?$/.test(arn),
    };
  }
  return {
    arn: arnInAccount('sqs', reference, owner),
    address: substitute(`https://sqs.\${AWS::Region}.\${AWS::URLSuffix}/\${AWS::AccountId}/${literal(reference)}`),
    isPossible: /^[\w-]{1,80}(\.fifo)?$/.test(reference),
  };
}

/** The ARN of a queue, of the stack's or of the account's. */
export function queueArn(queue: PlacedResource): Json {
  return queue.origin === 'project' ? getAttribute(queue.id, 'Arn') : readQueueReference(queue.reference ?? '', queue.owner).arn;
}

/** Of an account's queue its name says it: it has to end so. */
export function isFifoQueue(queue: PlacedResource): boolean {
  return queue.origin === 'project' ? queue.properties.fifo === true : queue.reference?.endsWith('.fifo') === true;
}
