import { expect, test } from 'vitest';
import { emptyProject, type Project } from '#model/project.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { startDraft } from './resource-form-draft.ts';
import { formPreview } from './resource-form-preview.ts';

const project: Project = {
  ...emptyProject('shop'),
  functions: { hit: { entry: 'src/hit.ts' } },
  resources: { photos: { type: 's3.bucket', origin: 'project' } },
};

function previewIn(code: string) {
  const files = { 'src/hit.ts': code };
  const intent = { kind: 'insert-operation', file: 'src/hit.ts', offset: code.indexOf('return') } as const;
  return formPreview(startDraft({ intent, service: 's3' }, project, trackingCatalogue), files, trackingCatalogue);
}

test('what is added at the top of a file is shown as whole lines, as they will stand', () => {
  const own = previewIn(`import { S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const handler = async () => {
  return 1;
};
`);
  expect(own.setup).toEqual(["import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';"]);
  expect(own.code).toContain('new GetObjectCommand(');
});

test('a file that has nothing of the service gets its import and its client, and the line that becomes async is not repeated', () => {
  const { setup, note } = previewIn(`export const handler = () => {
  return 1;
};
`);
  expect(setup).toEqual(["import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';", 'const s3 = new S3Client({});']);
  expect(note).toContain('becomes async');
});

test('where becoming async changes what an array method gives, the note says how, and the type that follows is no line of its own', () => {
  const { setup, note } = previewIn(`export function count(list: number[]): number {
  return list.length;
}
`);
  expect([setup.some((line) => line.includes('Promise')), note]).toEqual([
    false,
    'The function around becomes async: whoever calls it gets a promise from now on.',
  ]);
  expect(previewIn('export const big = (list) => list.filter((n) => {\n  return n > 3;\n});\n').note).toBe(
    'The function around becomes async: whoever calls it gets a promise from now on. Here that changes what the code does: `filter` takes the promise for true, for each element. Drop it outside, or use a loop.',
  );
});

test('the lines that call what becomes async and don’t await it are named, three at most', () => {
  const noteOf = (code: string) => /It is called .*/.exec(previewIn(code).note ?? '')?.[0];
  const declared = 'export function count() {\n  return 1;\n}\n';
  const other = 'function other(count) {\n  return count();\n}\n';
  const awaited = 'async function waits() {\n  return (await count()) + await (count()) + x.count();\n}\n';
  expect([
    noteOf(`${declared}${other}${awaited}`),
    noteOf(`${declared}const one = count();\n`),
    noteOf(`${declared}use(count);\nconst sum = count() + count();\nif (count() > 1) stop();\n`),
    noteOf(`const count = () => {\n  return 1;\n};\n${'count();\n'.repeat(5)}`),
  ]).toEqual([
    undefined,
    'It is called without `await` in line 4.',
    'It is called without `await` in lines 5 and 6.',
    'It is called without `await` in lines 4, 5, 6 and 2 more.',
  ]);
});
