import { number, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const listObjects = defineOperation({
  title: 'List objects',
  description: 'Lists up to 1,000 objects by their keys.',
  resourceType: 'bucket',
  fields: {
    prefix: text({ label: 'Keys that begin with', optional: true, placeholder: 'photos/' }),
    maximum: number({ label: 'At most', optional: true, integer: true, minimum: 1, maximum: 1000, sample: 100 }),
    delimiter: text({ label: 'Folded at', optional: true, advanced: true, placeholder: '/' }),
    continuation: text({ label: 'Continuation token', optional: true, advanced: true }),
  },
  call: {
    command: 'ListObjectsV2',
    arguments: { Bucket: RESOURCE, Prefix: 'prefix', MaxKeys: 'maximum', Delimiter: 'delimiter', ContinuationToken: 'continuation' },
  },
  result: 'objects',
});
