// The room of DynamoDB: all that is known of it here is said in this folder.
import { defineService } from '#kit/service.ts';
import { api } from './api.ts';
import { icon } from './icon.ts';
import { deleteItem } from './operations/delete-item.ts';
import { getItem } from './operations/get-item.ts';
import { putItem } from './operations/put-item.ts';
import { putItemsTogether } from './operations/put-items-together.ts';
import { query } from './operations/query.ts';
import { scan } from './operations/scan.ts';
import { updateItem } from './operations/update-item.ts';
import { table } from './table.ts';
import { stream } from './triggers/stream.ts';

export const dynamodb = defineService({
  id: 'dynamodb',
  title: 'DynamoDB',
  description: 'Items found by their keys, in tables that grow as needed.',
  icon,
  sdk: 'dynamodb',
  clients: {
    plain: {
      imports: { '@aws-sdk/client-dynamodb': ['DynamoDBClient'] },
      expression: 'new DynamoDBClient({})',
      variable: 'dynamodb',
      commandModule: '@aws-sdk/client-dynamodb',
    },
    document: {
      imports: { '@aws-sdk/client-dynamodb': ['DynamoDBClient'], '@aws-sdk/lib-dynamodb': ['DynamoDBDocumentClient'] },
      expression: 'DynamoDBDocumentClient.from(new DynamoDBClient({}))',
      variable: 'documents',
      commandModule: '@aws-sdk/lib-dynamodb',
      commandNames: {
        GetItem: 'GetCommand',
        PutItem: 'PutCommand',
        UpdateItem: 'UpdateCommand',
        DeleteItem: 'DeleteCommand',
        Query: 'QueryCommand',
        Scan: 'ScanCommand',
        TransactWriteItems: 'TransactWriteCommand',
      },
    },
  },
  resourceTypes: [table],
  operations: { getItem, putItem, updateItem, deleteItem, query, scan, putItemsTogether },
  triggers: [stream],
  api,
});
