import type { JsonObject } from '#base/json.ts';
import type { Template } from '#model/template.ts';
import { pagesTable } from './pages-table.ts';

/** Serves a custom resource: waits, then says what the resource's own properties tell it to. */
export const REFEREE_SOURCE = `
exports.handler = async (event) => {
  const wanted = event.ResourceProperties;
  await new Promise((resolve) => setTimeout(resolve, Number(wanted.Seconds ?? 0) * 1000));
  const fails = (wanted.FailOn ?? '').split(',').includes(event.RequestType);
  const { hostname, port, pathname, search } = new URL(event.ResponseURL);
  const body = JSON.stringify({
    Status: fails ? 'FAILED' : 'SUCCESS',
    Reason: fails ? 'the referee says no' : '',
    PhysicalResourceId: event.PhysicalResourceId ?? 'referee-' + event.RequestId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  });
  await new Promise((resolve, reject) => {
    const request = require('node:http').request({ hostname, port, path: pathname + search, method: 'PUT', headers: { 'content-length': Buffer.byteLength(body) } }, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    request.on('error', reject);
    request.end(body);
  });
};
`;

export interface SlowTemplateOptions {
  readonly refereeKey: string;
  readonly greetKey: string;
  readonly referee?: { readonly seconds?: number; readonly failOn?: string; readonly version: string };
  readonly more?: JsonObject;
}

/** A table with data, a function that greets, and a custom resource that makes the deployment slow, or fail. */
export function slowTemplate({ refereeKey, greetKey, referee, more = {} }: SlowTemplateOptions): Template {
  const named = (name: string): JsonObject => ({ Stackwright: { name } });
  const lambda = (name: string, key: string): JsonObject => ({
    Type: 'AWS::Lambda::Function',
    Metadata: named(name),
    Properties: {
      Code: { S3Bucket: { Ref: 'ArtifactBucket' }, S3Key: key },
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Timeout: 60,
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    },
  });
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { ArtifactBucket: { Type: 'String' } },
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        },
      },
      Pages: pagesTable(),
      Referee: lambda('referee', refereeKey),
      Greet: lambda('greet', greetKey),
      ...(referee
        ? {
            Match: {
              Type: 'Custom::Match',
              Metadata: named('match'),
              DependsOn: ['Greet', 'Pages'],
              Properties: {
                ServiceToken: { 'Fn::GetAtt': ['Referee', 'Arn'] },
                Seconds: String(referee.seconds ?? 0),
                FailOn: referee.failOn ?? '',
                Version: referee.version,
              },
            },
          }
        : {}),
      ...more,
    },
    Outputs: { GreetFunctionName: { Value: { Ref: 'Greet' } }, PagesTableName: { Value: { Ref: 'Pages' } } },
  };
}

export const SLOW_NAMES = { Referee: 'referee', Greet: 'greet', Pages: 'pages', Match: 'match', Role: 'referee' };
