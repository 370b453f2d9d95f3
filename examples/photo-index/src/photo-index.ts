import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';

export interface Photo {
  name: string;
  bytes: number;
  type?: string;
  width?: number;
  height?: number;
}

const { PHOTO_INDEX_TABLE } = process.env;
const documents = DynamoDBDocument.from(new DynamoDB({}), { marshallOptions: { removeUndefinedValues: true } });

/** The table, by what one does with it. */
export const photoIndex = {
  add: (photo: Photo) => documents.put({ TableName: PHOTO_INDEX_TABLE, Item: photo }),
  list: async () => (await documents.scan({ TableName: PHOTO_INDEX_TABLE })).Items,
  find: async (name: string) => (await documents.get({ TableName: PHOTO_INDEX_TABLE, Key: { name } })).Item,
};
