import type { Json } from '#base/json.ts';
import { type Fields, list, text } from '#kit/field.ts';
import type { PlacedTrigger, TriggerPieces } from '#kit/trigger.ts';
import { getAttribute, ref } from '../../../intrinsics.ts';
import { bucketArn } from '../bucket.ts';

const PART_OF_KEY = { pattern: '[\\s\\S]{1,1024}', rule: 'have 1024 characters at most' } as const;

export function notificationFields(eventPattern: string, sample: string): Fields {
  return {
    prefix: text({ label: 'Key begins with', ...PART_OF_KEY, optional: true, placeholder: 'in/', help: 'Absent: any key.' }),
    suffix: text({ label: 'Key ends with', ...PART_OF_KEY, optional: true, placeholder: '.jpg' }),
    events: list({
      label: 'Events',
      optional: true,
      advanced: true,
      help: 'Absent: all of this kind.',
      item: text({ label: 'Event', pattern: eventPattern, placeholder: sample }),
      sample: [sample],
    }),
  };
}

/**
 * The bucket calls the function. The bucket has to come after the permission, because it tries the call when it is made;
 * the permission names the bucket by its expression, not by `Ref`, else the two would wait for each other.
 */
export function notification(trigger: PlacedTrigger, kind: 'ObjectCreated' | 'ObjectRemoved'): TriggerPieces {
  const { resource: bucket, options, function: placed } = trigger;
  if (!bucket) return {};
  const events = Array.isArray(options.events) && options.events.length > 0 ? (options.events as readonly string[]) : ['*'];
  const rules = [
    ...(textOf(options.prefix) === '' ? [] : [{ Name: 'prefix', Value: textOf(options.prefix) }]),
    ...(textOf(options.suffix) === '' ? [] : [{ Name: 'suffix', Value: textOf(options.suffix) }]),
  ];
  const whole = events.includes('*') ? EVENTS[kind] : events;
  const permission = `${trigger.id}Permission`;
  return {
    // Two notifications of one event may not both want one key.
    claims: whole.map((event) => ({ of: `${kind}:${event}`, prefix: textOf(options.prefix), suffix: textOf(options.suffix) })),
    resources: [
      {
        id: permission,
        type: 'AWS::Lambda::Permission',
        name: placed.name,
        properties: {
          FunctionName: getAttribute(placed.id, 'Arn'),
          Action: 'lambda:InvokeFunction',
          Principal: 's3.amazonaws.com',
          SourceAccount: ref('AWS::AccountId'),
          SourceArn: bucketArn(bucket),
        },
      },
    ],
    additions: events.map((event, index) => ({
      to: bucket.id,
      path: ['NotificationConfiguration', 'LambdaConfigurations'],
      append: {
        Event: `s3:${kind}:${event}`,
        ...(rules.length > 0 ? { Filter: { S3Key: { Rules: rules } } } : {}),
        Function: getAttribute(placed.id, 'Arn'),
      } as Json,
      ...(index === 0 ? { dependsOn: [permission] } : {}),
    })),
  };
}

const EVENTS = {
  ObjectCreated: ['Put', 'Post', 'Copy', 'CompleteMultipartUpload'],
  ObjectRemoved: ['Delete', 'DeleteMarkerCreated'],
} as const;

function textOf(option: Json | undefined): string {
  return typeof option === 'string' ? option : '';
}
