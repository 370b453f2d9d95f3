import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';

/** One client for both functions. What each may do follows from its own calls. */
export const documents = DynamoDBDocument.from(new DynamoDB({}), { marshallOptions: { removeUndefinedValues: true } });

export const { PHOTO_INDEX_TABLE } = process.env;
