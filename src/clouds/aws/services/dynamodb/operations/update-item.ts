import { choice, json, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const updateItem = defineOperation({
  title: 'Update item',
  description: 'Changes attributes of one item, and makes it if it isn’t there.',
  resourceType: 'table',
  fields: {
    key: json({ label: 'Key', placeholder: '{ "id": "a1" }', sample: { id: 'a1' } }),
    update: text({ label: 'Update', placeholder: 'ADD visits :one', sample: 'ADD visits :one' }),
    values: json({ label: 'Values', optional: true, placeholder: '{ ":one": 1 }', sample: { ':one': 1 } }),
    names: json({ label: 'Names', optional: true, advanced: true, placeholder: '{ "#name": "name" }', sample: { '#name': 'name' } }),
    condition: text({ label: 'Only if', optional: true, advanced: true, placeholder: 'attribute_exists(id)' }),
    answer: choice({
      label: 'Answers with',
      optional: true,
      advanced: true,
      options: ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'].map((value) => ({ value, label: value })),
    }),
  },
  call: {
    command: 'UpdateItem',
    client: 'document',
    arguments: {
      TableName: RESOURCE,
      Key: 'key',
      UpdateExpression: 'update',
      ExpressionAttributeValues: 'values',
      ExpressionAttributeNames: 'names',
      ConditionExpression: 'condition',
      ReturnValues: 'answer',
    },
  },
  result: 'updated',
});
