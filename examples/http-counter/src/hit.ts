import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { page } from './page';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** One more visit to the page that was asked for; answers with the new count. */
export async function handler(event: { pathParameters?: { page?: string }; headers?: Record<string, string> }) {
  const name = event.pathParameters?.page ?? 'home';
  const { Attributes } = await table.send(
    new UpdateCommand({
      TableName: process.env.VISITS_TABLE,
      Key: { page: name },
      UpdateExpression: 'ADD visits :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  const visits = Number(Attributes?.visits);
  console.log(`${name} was visited ${visits} times`);
  if (event.headers?.accept?.includes('text/html')) {
    return { statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page(process.env.GREETING ?? 'Hello', name, visits) };
  }
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ page: name, visits }) };
}
