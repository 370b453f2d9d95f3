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
