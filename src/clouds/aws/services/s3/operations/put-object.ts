import { json, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const putObject = defineOperation({
  title: 'Put object',
  description: 'Writes an object; one of that key is replaced.',
  resourceType: 'bucket',
  fields: {
    key: text({ label: 'Object key', placeholder: 'reports/today.txt', sample: 'reports/today.txt' }),
    body: text({ label: 'Content', multiline: true, sample: 'hello' }),
    contentType: text({ label: 'Content type', optional: true, placeholder: 'text/plain' }),
    metadata: json({ label: 'Metadata', optional: true, advanced: true, placeholder: '{ "author": "me" }', sample: { author: 'me' } }),
    tags: text({
      label: 'Tags',
      optional: true,
      advanced: true,
      placeholder: 'kind=report&year=2026',
      help: 'Needs a permission of its own: s3:PutObjectTagging.',
    }),
  },
  call: { command: 'PutObject', arguments: { Bucket: RESOURCE, Key: 'key', Body: 'body', ContentType: 'contentType', Metadata: 'metadata', Tagging: 'tags' } },
});
