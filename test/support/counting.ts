import type { JsonObject } from '#base/json.ts';
import type { CloudSession } from '#kit/cloud-session.ts';

// A function that says its word and counts in the table of the slow template how often it was asked: whether code and data are what they should be.

export const countingSource = (word: string) => `const { DynamoDB } = require('@aws-sdk/client-dynamodb');
exports.handler = async ({ table }) => {
  const { Attributes } = await new DynamoDB({}).updateItem({ TableName: table, Key: { id: { S: 'all' } }, UpdateExpression: 'ADD visits :one', ExpressionAttributeValues: { ':one': { N: '1' } }, ReturnValues: 'UPDATED_NEW' });
  return { says: '${word}', visits: Number(Attributes.visits.N) };
};`;

/** What the function must be allowed. */
export const COUNTING: JsonObject = {
  Counting: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyName: 'counting',
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'dynamodb:UpdateItem', Resource: { 'Fn::GetAtt': ['Pages', 'Arn'] } }],
      },
    },
  },
};

export interface Counted {
  readonly says: string;
  readonly visits: number;
}

/** Asks the deployed function, really. */
export async function count({ driver, runner }: CloudSession, project: string): Promise<Counted> {
  const resources = await driver.resources(`${project}-dev`);
  const idOf = (id: string) => resources.find((one) => one.logicalId === id)?.physicalId ?? '';
  return (await runner.invoke(idOf('Greet'), JSON.stringify({ table: idOf('Pages') }))).payload as Counted;
}
