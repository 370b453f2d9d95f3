import { json } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const putItemsTogether = defineOperation({
  title: 'Put two items in a transaction',
  description: 'Writes both items, or none of them.',
  resourceType: 'table',
  fields: {
    first: json({ label: 'First item', placeholder: '{ "id": "a1" }', sample: { id: 'a1' } }),
    second: json({ label: 'Second item', placeholder: '{ "id": "a2" }', sample: { id: 'a2' } }),
  },
  call: {
    command: 'TransactWriteItems',
    client: 'document',
    arguments: {
      TransactItems: {
        array: [
          { object: { Put: { object: { TableName: RESOURCE, Item: 'first' } } } },
          { object: { Put: { object: { TableName: RESOURCE, Item: 'second' } } } },
        ],
      },
    },
  },
});
