import { json, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const deleteItem = defineOperation({
  title: 'Delete item',
  resourceType: 'table',
  fields: {
    key: json({ label: 'Key', placeholder: '{ "id": "a1" }', sample: { id: 'a1' } }),
    condition: text({ label: 'Only if', optional: true, advanced: true, placeholder: 'attribute_exists(id)' }),
  },
  call: { command: 'DeleteItem', client: 'document', arguments: { TableName: RESOURCE, Key: 'key', ConditionExpression: 'condition' } },
});
