import { text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const headObject = defineOperation({
  title: 'Get metadata of object',
  description: 'Reads an object’s size, type and metadata, without its content.',
  resourceType: 'bucket',
  fields: { key: text({ label: 'Object key', placeholder: 'photos/sunset.png', sample: 'photos/sunset.png' }) },
  call: { command: 'HeadObject', arguments: { Bucket: RESOURCE, Key: 'key' } },
  result: 'head',
});
