import { json, number, text } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const scan = defineOperation({
  title: 'Scan items',
  description: 'Reads all items of the table, a page at a time.',
  resourceType: 'table',
  fields: {
    filter: text({ label: 'Filter', optional: true, placeholder: 'visits > :least' }),
    values: json({ label: 'Values', optional: true, placeholder: '{ ":least": 10 }', sample: { ':least': 10 } }),
    names: json({ label: 'Names', optional: true, advanced: true, placeholder: '{ "#name": "name" }', sample: { '#name': 'name' } }),
    index: text({ label: 'Index', optional: true, advanced: true, help: 'With an index, the permission is on the index.' }),
    limit: number({ label: 'At most', optional: true, integer: true, minimum: 1, sample: 10 }),
  },
  call: {
    command: 'Scan',
    client: 'document',
    arguments: {
      TableName: RESOURCE,
      IndexName: 'index',
      FilterExpression: 'filter',
      ExpressionAttributeValues: 'values',
      ExpressionAttributeNames: 'names',
      Limit: 'limit',
    },
  },
  result: 'found',
});
