import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', 'src');
const CLOUD_WORDS = /\b(aws|amazon|lambda|s3|dynamodb|sqs|sns|cloudformation|iam|google|gcp|pubsub)\b|AWS::|@aws-sdk|@google/i;

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : [];
  });
}

test('the engine has never heard of a cloud', () => {
  const found = sourcesUnder(join(root, 'engine')).flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => (CLOUD_WORDS.test(line) ? [`${path.slice(root.length + 1)}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test('the words that it looks for would be found', () => {
  expect(['import x from "@aws-sdk/client-s3"', "type === 'AWS::S3::Bucket'", 'a lambda'].map((line) => CLOUD_WORDS.test(line))).toEqual([true, true, true]);
});
