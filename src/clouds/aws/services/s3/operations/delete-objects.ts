import { json } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const deleteObjects = defineOperation({
  title: 'Delete several objects',
  description: 'Deletes up to 1,000 objects with one call.',
  resourceType: 'bucket',
  fields: {
    objects: json({ label: 'Objects', placeholder: '[{ "Key": "a.txt" }]', sample: [{ Key: 'a.txt' }, { Key: 'b.txt' }] }),
  },
  call: { command: 'DeleteObjects', arguments: { Bucket: RESOURCE, Delete: { object: { Objects: 'objects' } } } },
});
