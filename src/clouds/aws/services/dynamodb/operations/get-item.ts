import { json, text, toggle } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const getItem = defineOperation({
  title: 'Get item',
  description: 'Reads one item by its key.',
  resourceType: 'table',
  fields: {
    key: json({ label: 'Key', placeholder: '{ "id": "a1" }', sample: { id: 'a1' } }),
    consistent: toggle({ label: 'Reads the newest', optional: true, advanced: true, sample: true }),
    projection: text({ label: 'Attributes', optional: true, advanced: true, placeholder: 'id, title' }),
  },
  call: {
    command: 'GetItem',
    client: 'document',
    arguments: { TableName: RESOURCE, Key: 'key', ConsistentRead: 'consistent', ProjectionExpression: 'projection' },
  },
  result: 'found',
});
