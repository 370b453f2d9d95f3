import { text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const deleteObject = defineOperation({
  title: 'Delete object',
  resourceType: 'bucket',
  fields: {
    key: text({ label: 'Object key', placeholder: 'photos/sunset.png', sample: 'photos/sunset.png' }),
    versionId: text({ label: 'Version', optional: true, advanced: true, help: 'Needs a permission of its own: s3:DeleteObjectVersion.' }),
  },
  call: { command: 'DeleteObject', arguments: { Bucket: RESOURCE, Key: 'key', VersionId: 'versionId' } },
});
