import { text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const copyObject = defineOperation({
  title: 'Copy object',
  description: 'Copies an object into this bucket, from this one or another.',
  resourceType: 'bucket',
  fields: {
    source: text({
      label: 'Source',
      placeholder: 'bucket/key',
      help: 'The source’s bucket, a slash and its key, percent-encoded.',
      sample: 'photos/in/sunset.png',
    }),
    key: text({ label: 'New key', placeholder: 'copies/sunset.png', sample: 'copies/sunset.png' }),
  },
  call: { command: 'CopyObject', arguments: { Bucket: RESOURCE, CopySource: 'source', Key: 'key' } },
});
