import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Counts the words of each message. What fails is named, so that only that message comes again. */
export const handler = async (event) => {
  const batchItemFailures = [];
  for (const message of event.Records) {
    try {
      const words = message.body.split(/\s+/).filter(Boolean).length;
      await documents.send(new PutCommand({ TableName: process.env.RESULTS_TABLE, Item: { job: message.messageId, text: message.body, words } }));
      console.log(`${message.messageId}: ${words} words`);
    } catch (error) {
      console.error(`${message.messageId} failed: ${error.message}`);
      batchItemFailures.push({ itemIdentifier: message.messageId });
    }
  }
  return { batchItemFailures };
};
