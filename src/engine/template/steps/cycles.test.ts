import { expect, test } from 'vitest';
import { said, sending, templateFor } from '#support/template-for.ts';

test('a bucket that triggers a function which uses it is no circle', () => {
  const { problems, resources } = templateFor(
    {
      functions: { a: { triggers: { up: { type: 's3.object-created', resource: 'photos' } } } },
      resources: { photos: { type: 's3.bucket', origin: 'project' } },
    },
    { 'a.ts': sending(`s3 GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`) },
  );
  expect(problems.map((one) => one.code)).toEqual(['ListPermissionHint']);
  expect(resources.Photos?.DependsOn).toEqual(['AUpPermission']);
  expect(JSON.stringify(resources.A) + JSON.stringify(resources.ARole) + JSON.stringify(resources.AUpPermission)).not.toContain('"Photos"');
});

test('a circle that a fragment closes is told with its members', () => {
  const { problems } = templateFor(
    {
      functions: { a: { permissions: [{ actions: ['sns:Publish'], resources: ['${Loud}'] }] } },
      template: 'extra.json',
    },
    { 'extra.json': '{ "Resources": { "Loud": { "Type": "AWS::SNS::Topic", "Properties": { "DisplayName": { "Ref": "A" } } } } }' },
  );
  expect(said(problems)).toEqual(['Cycle:6 a (A), a (ARole), Loud wait for each other']);
});
