import type { JsonObject } from '#base/json.ts';

/** A table that holds data and is kept, as the generator would write it. */
export function pagesTable(key = 'id', more: JsonObject = {}): JsonObject {
  return {
    Type: 'AWS::DynamoDB::Table',
    Metadata: { Stackwright: { name: 'pages' } },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
      KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
      ...more,
    },
  };
}
