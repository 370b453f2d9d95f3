import JSZip from 'jszip';
import { printJson } from '#base/stable-json.ts';
import { emptyProject, type Project } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';

// A project whose deployment takes time, or fails, for real: its fragment has a custom resource that one of its own functions serves.

export const FRAGMENT_FILE = 'match.template.json';
export const GREET_FILE = 'src/greet.ts';

/** At whose gate the custom resource waits, at which request it fails, and a version that makes it change. */
export function matchFragment(of: { readonly gate: string; readonly failOn?: string; readonly version: number; readonly isFollowed?: boolean }): string {
  return JSON.stringify({
    Resources: {
      Match: {
        Type: 'Custom::Match',
        DependsOn: ['Greet', 'Visits'],
        Properties: { ServiceToken: { 'Fn::GetAtt': ['Referee', 'Arn'] }, Gate: of.gate, FailOn: of.failOn ?? '', Version: String(of.version) },
      },
      // Something that comes after.
      ...(of.isFollowed ? { After: { Type: 'AWS::SNS::Topic', DependsOn: 'Match' } } : {}),
    },
  });
}

/** Says its word, and how often it was asked. */
export function greetSource(word: string): string {
  return [
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
    "import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'",
    'const table = DynamoDBDocumentClient.from(new DynamoDBClient({}))',
    `export const handler = async () => { const { Attributes } = await table.send(new UpdateCommand({ TableName: process.env.VISITS_TABLE, Key: { id: 'all' }, UpdateExpression: 'ADD visits :one', ExpressionAttributeValues: { ':one': 1 }, ReturnValues: 'UPDATED_NEW' })); return { statusCode: 200, body: JSON.stringify({ says: '${word}', visits: Attributes?.visits }) } }`,
  ].join('; ');
}

const REFEREE = `import { request } from 'node:http';

interface Asked {
  readonly RequestType: string;
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: { readonly Gate: string; readonly FailOn?: string };
}

export async function handler(event: Asked) {
  const { Gate, FailOn } = event.ResourceProperties;
  await fetch(Gate);
  const fails = (FailOn ?? '').split(',').includes(event.RequestType);
  const body = JSON.stringify({
    Status: fails ? 'FAILED' : 'SUCCESS',
    Reason: fails ? 'the referee says no' : '',
    PhysicalResourceId: event.PhysicalResourceId ?? 'match-' + event.RequestId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  });
  await new Promise((resolve, reject) => {
    const sent = request(event.ResponseURL, { method: 'PUT', headers: { 'content-length': Buffer.byteLength(body) } }, (answer) => {
      answer.resume();
      answer.on('end', resolve);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
`;

const PROJECT: Project = {
  ...emptyProject('greeter'),
  template: FRAGMENT_FILE,
  functions: {
    greet: { entry: GREET_FILE, triggers: { asked: { type: 'api-gateway.http-request', resource: 'api', options: { method: 'GET', path: '/' } } } },
    referee: { entry: 'src/referee.ts', timeout: 60 },
  },
  resources: {
    api: { type: 'api-gateway.http-api', origin: 'project', properties: {} },
    visits: { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: 'id', type: 'S' } } },
  },
};

/** The project as a zip that somebody was sent. */
export async function slowProject(gate: string): Promise<Buffer> {
  const zip = new JSZip();
  zip.file('stackwright.json', writeProjectFile(PROJECT));
  zip.file('package.json', printJson({ name: 'greeter', private: true, type: 'module' }));
  zip.file(GREET_FILE, greetSource('hello'));
  zip.file('src/referee.ts', REFEREE);
  zip.file(FRAGMENT_FILE, matchFragment({ gate, version: 1 }));
  return zip.generateAsync({ type: 'nodebuffer' });
}
