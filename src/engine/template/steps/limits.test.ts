import { expect, test } from 'vitest';
import { said, templateFor } from '#support/template-for.ts';

test('more than the cloud takes is told before anything is sent', () => {
  const functions = Object.fromEntries(Array.from({ length: 168 }, (_, index) => [`f${index}`, {}]));
  const { problems } = templateFor({ functions });
  expect(said(problems)).toEqual(['LimitExceeded the template has 504 resources, the cloud takes 500']);
});

test('variables of more than 4 KB, and a role of more than 10,240 characters', () => {
  const permissions = [
    { actions: ['s3:GetObject'], resources: Array.from({ length: 250 }, (_, index) => `arn:aws:s3:::a-bucket-with-a-long-name-${index}/*`) },
  ];
  const { problems } = templateFor({ functions: { a: { environment: { BIG: { value: 'x'.repeat(4100) } }, permissions } } });
  expect(said(problems)).toEqual([
    'LimitExceeded:6 the variables of a have 4103 bytes, the cloud takes 4096',
    expect.stringMatching(/^LimitExceeded:6 the statements of a have \d+ characters, the cloud takes 10240$/),
  ]);
});

test('outputs beyond 200 leave out the names of functions, and say so', () => {
  const functions = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`f${index}`, {}]));
  const resources = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`r${index}`, { type: 'sqs.queue', origin: 'project' }]));
  const reads = `export const handler = () => [${Object.keys(resources).map((name) => `process.env.${name.toUpperCase()}_QUEUE_URL`)}];`;
  const { generated, problems } = templateFor({ functions, resources }, { 'f0.ts': reads });
  const outputs = Object.keys(generated.template.Outputs ?? {});
  expect([outputs.length, outputs.filter((id) => id.endsWith('QueueUrl')).length]).toEqual([200, 100]);
  expect(problems.map((one) => one.code)).toContain('LimitExceeded');
});

test('a template without anything is refused by the cloud', () => {
  expect(said(templateFor({}).problems)).toEqual(['TemplateInvalid:5 the template has no resource']);
});
