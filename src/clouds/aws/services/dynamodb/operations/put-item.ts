import { json, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const putItem = defineOperation({
  title: 'Put item',
  description: 'Writes an item; one of its key is replaced.',
  resourceType: 'table',
  fields: {
    item: json({ label: 'Item', placeholder: '{ "id": "a1", "title": "One" }', sample: { id: 'a1', title: 'One' } }),
    condition: text({ label: 'Only if', optional: true, advanced: true, placeholder: 'attribute_not_exists(id)' }),
  },
  call: { command: 'PutItem', client: 'document', arguments: { TableName: RESOURCE, Item: 'item', ConditionExpression: 'condition' } },
});
