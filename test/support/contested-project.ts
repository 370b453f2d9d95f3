import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { emptyProject } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { runCommand } from './command.ts';
import { startTestCloud, type TestCloud } from './local-cloud.ts';

/** Counts its calls in the table, so that code and data can both be looked at. */
export const count = (word: string) => `import { DynamoDB } from '@aws-sdk/client-dynamodb';
const table = new DynamoDB({});
export const handler = async () => {
  const { Attributes } = await table.updateItem({ TableName: process.env.VISITS_TABLE, Key: { id: { S: 'all' } }, UpdateExpression: 'ADD visits :one', ExpressionAttributeValues: { ':one': { N: '1' } }, ReturnValues: 'UPDATED_NEW' });
  return { says: '${word}', visits: Number(Attributes?.visits?.N) };
};
`;

const REFEREE = `interface Asked { readonly RequestType: string; readonly ResponseURL: string; readonly StackId: string; readonly RequestId: string; readonly LogicalResourceId: string; readonly PhysicalResourceId?: string;
  readonly ResourceProperties: { readonly FailOn?: string }; readonly OldResourceProperties?: { readonly FailsBack?: string } }
export async function handler(event: Asked) {
  const fails = (event.ResourceProperties.FailOn ?? '').split(',').includes(event.RequestType) || event.OldResourceProperties?.FailsBack === 'yes';
  const body = JSON.stringify({ Status: fails ? 'FAILED' : 'SUCCESS', Reason: fails ? 'the referee says no' : '', PhysicalResourceId: event.PhysicalResourceId ?? 'match',
    StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId });
  await fetch(event.ResponseURL, { method: 'PUT', body });
}
`;

/** A custom resource that fails when it is told to, also in being taken back. */
export const match = (of: { readonly failOn?: string; readonly failsBack?: boolean; readonly version: number }) =>
  JSON.stringify({
    Resources: {
      Match: {
        Type: 'Custom::Match',
        DependsOn: ['Count'],
        Properties: {
          ServiceToken: { 'Fn::GetAtt': ['Referee', 'Arn'] },
          FailOn: of.failOn ?? '',
          FailsBack: of.failsBack ? 'yes' : 'no',
          Version: String(of.version),
        },
      },
    },
  });

/** A project of the command line whose deployments fail when they are told to, on a cloud of its own. */
export function contestedProject(name: string) {
  let cloud: TestCloud;
  const folder = mkdtempSync(join(tmpdir(), `stackwright-${name}-`));
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  const run = (...words: readonly string[]) => runCommand([...words, '--json', '--endpoint', cloud.endpoint]);
  return {
    folder,
    write,
    run,
    async deploy(...words: readonly string[]) {
      const { code, out } = await run('deploy', folder, '--yes', ...words);
      const last = JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as { status: string; problems: { code: string; summary: string; remedy: string }[] };
      return { code, status: last.status, problems: last.problems };
    },
    stackStatus: async () => (await run('status', folder)).json.status as string | null,
    invoke: async () => (await run('invoke', folder, 'count')).json.payload as unknown,
    async start(fragment: string) {
      cloud = await startTestCloud();
      write({
        'stackwright.json': writeProjectFile({
          ...emptyProject(name),
          template: 'match.template.json',
          functions: { count: { entry: 'src/count.ts' }, referee: { entry: 'src/referee.ts', timeout: 30 } },
          resources: { visits: { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: 'id', type: 'S' } } } },
        }),
        'package.json': JSON.stringify({ name, private: true, type: 'module' }),
        'src/count.ts': count('first'),
        'src/referee.ts': REFEREE,
        'match.template.json': fragment,
      });
    },
    async stop() {
      await cloud?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
