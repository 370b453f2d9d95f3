import type { Json } from '#base/json.ts';
import { literal, substitute } from './intrinsics.ts';

/** An account resource's reference: its ARN taken apart, or its name. */
export interface Reference {
  readonly arn?: string;
  readonly partition?: string;
  readonly region?: string;
  readonly account?: string;
  /** What stands behind the account: `table/legacy-orders/stream/2026-01-01`. Of a name: the name. */
  readonly tail: string;
}

export function readReference(reference: string): Reference {
  const parts = /^arn:([^:]*):[^:]*:([^:]*):([^:]*):(.+)$/.exec(reference);
  if (!parts) return { tail: reference };
  const [, partition = '', region = '', account = '', tail = ''] = parts;
  return { arn: reference, partition, region, account, tail };
}

/** `arn:aws:sqs:REGION:ACCOUNT:jobs` of what is known by its name only, in the stack's own region and, unless another is said, its account. */
export function arnInAccount(service: string, tail: string, account = '${AWS::AccountId}'): Json {
  return substitute(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:${account}:${literal(tail)}`);
}
