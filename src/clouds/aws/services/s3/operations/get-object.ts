import { text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const getObject = defineOperation({
  title: 'Get object',
  description: 'Reads an object and its metadata.',
  resourceType: 'bucket',
  fields: {
    key: text({ label: 'Object key', placeholder: 'photos/sunset.png', sample: 'photos/sunset.png' }),
    range: text({ label: 'Byte range', optional: true, advanced: true, placeholder: 'bytes=0-99' }),
    versionId: text({ label: 'Version', optional: true, advanced: true, help: 'Needs a permission of its own: s3:GetObjectVersion.' }),
  },
  call: { command: 'GetObject', arguments: { Bucket: RESOURCE, Key: 'key', Range: 'range', VersionId: 'versionId' } },
  result: 'object',
});
