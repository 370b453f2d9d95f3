import JSZip from 'jszip';
import { printJson } from '#base/stable-json.ts';
import { emptyProject, type Project } from '#model/project.ts';
import { writeProjectFile } from '#model/project-file.ts';

// A project whose code calls in a way that no scan can see, so that its role lacks a permission; with a variable that is valued outside.

const PEEK = `import * as sdk from '@aws-sdk/client-dynamodb';

const client = new sdk.DynamoDBClient({});
const kinds = sdk as unknown as Record<string, new (input: object) => never>;

export async function handler() {
  const Scan = kinds[Buffer.from('5363616e436f6d6d616e64', 'hex').toString()];
  const { Count } = (await client.send(new Scan({ TableName: process.env.NOTES_TABLE }))) as { Count?: number };
  return { count: Count, key: process.env.API_KEY };
}
`;

export function deniedManifest(partitionKey: string): Project {
  return {
    ...emptyProject('keeper'),
    functions: { peek: { entry: 'src/peek.ts', environment: { API_KEY: {} } } },
    resources: { notes: { type: 'dynamodb.table', origin: 'project', properties: { partitionKey: { name: partitionKey, type: 'S' } } } },
  };
}

export async function deniedProject(): Promise<Buffer> {
  const zip = new JSZip();
  zip.file('stackwright.json', writeProjectFile(deniedManifest('id')));
  zip.file('package.json', printJson({ name: 'keeper', private: true, type: 'module' }));
  zip.file('src/peek.ts', PEEK);
  return zip.generateAsync({ type: 'nodebuffer' });
}
