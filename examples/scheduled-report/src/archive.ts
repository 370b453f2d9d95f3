import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const table = process.env.HISTORY_TABLE as string;

/** Keeps a line about every report that was published. */
export async function handler(event: { Records: { Sns: { Message: string } }[] }) {
  const reports = event.Records.map((record) => JSON.parse(record.Sns.Message) as { key: string; at: string; earlier: number });
  await documents.send(
    new BatchWriteCommand({
      RequestItems: { [table]: reports.map((report) => ({ PutRequest: { Item: { day: report.at.slice(0, 10), ...report } } })) },
    }),
  );
  console.log(`archived ${reports.map((report) => report.key).join(', ')}`);
}
