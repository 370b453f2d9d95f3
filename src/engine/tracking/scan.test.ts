import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

test('a command on a variable of a resource is a usage, with its place and what it needs', () => {
  const code = `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const handler = async (event) => {
  const object = await s3.send(new GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: event.key }));
  return object;
};
`;
  const handlerFrom = code.indexOf('event)');
  expect(scanFiles({ 'f.ts': code })).toEqual({
    usages: [
      {
        function: 'f',
        file: 'f.ts',
        line: 4,
        column: 32,
        kind: 'operation',
        service: 's3',
        operation: 'GetObject',
        resource: 'photos',
        reference: null,
        grants: [{ actions: ['s3:GetObject'], part: 'objects' }],
      },
    ],
    problems: [],
    variables: { f: ['PHOTOS_BUCKET'] },
    reaches: { f: ['f.ts'] },
    unresolvedServices: [],
    complete: true,
    marks: [
      {
        file: 'f.ts',
        from: code.indexOf('new Get'),
        to: code.indexOf('));') + 1,
        argumentsFrom: code.indexOf('{ Bucket'),
        argumentsTo: code.indexOf('));'),
        line: 4,
        column: 32,
        service: 's3',
        operation: 'GetObject',
        resource: 'photos',
        reference: null,
        functions: ['f'],
      },
    ],
    handlers: [
      {
        function: 'f',
        file: 'f.ts',
        line: 3,
        eventFrom: handlerFrom,
        eventTo: handlerFrom + 5,
        bodyFrom: code.indexOf('{\n  const'),
        bodyTo: code.indexOf('};\n') + 1,
      },
    ],
  });
});

test('a literal that no resource has is a reference', () => {
  const result = scanFiles({
    'f.ts': `import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
export const handler = async () => new S3Client({}).send(new GetObjectCommand({ Bucket: 'somewhere', Key: 'a' }));`,
  });
  expect(usageLines(result)).toEqual(['s3 GetObject =somewhere [s3:GetObject]']);
  expect(problemLines(result)).toEqual([]);
});
