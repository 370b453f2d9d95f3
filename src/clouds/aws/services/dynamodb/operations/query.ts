import { json, number, text, toggle } from '#kit/field.ts';
import { defineOperation, RESOURCE } from '#kit/operation.ts';

export const query = defineOperation({
  title: 'Query items',
  description: 'Reads the items of one partition key, in the order of their sort key.',
  resourceType: 'table',
  fields: {
    condition: text({ label: 'Key condition', placeholder: 'id = :id', sample: 'id = :id' }),
    values: json({ label: 'Values', placeholder: '{ ":id": "a1" }', sample: { ':id': 'a1' } }),
    names: json({ label: 'Names', optional: true, advanced: true, placeholder: '{ "#name": "name" }', sample: { '#name': 'name' } }),
    index: text({ label: 'Index', optional: true, help: 'With an index, the permission is on the index.' }),
    filter: text({ label: 'Filter', optional: true, advanced: true, placeholder: 'visits > :least' }),
    limit: number({ label: 'At most', optional: true, integer: true, minimum: 1, sample: 10 }),
    forward: toggle({ label: 'Ascending', optional: true, advanced: true, sample: false }),
  },
  call: {
    command: 'Query',
    client: 'document',
    arguments: {
      TableName: RESOURCE,
      IndexName: 'index',
      KeyConditionExpression: 'condition',
      ExpressionAttributeValues: 'values',
      ExpressionAttributeNames: 'names',
      FilterExpression: 'filter',
      Limit: 'limit',
      ScanIndexForward: 'forward',
    },
  },
  result: 'found',
});
