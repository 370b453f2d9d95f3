import { expect, test } from 'vitest';
import { said, templateFor } from '#support/template-for.ts';

test('a function gets the project’s variables, its own, and those of the resources that it reads', () => {
  const { resources, generated } = templateFor(
    {
      functions: { a: { environment: { LEVEL: { value: 'debug' }, OWN: { value: '1' } } }, b: {} },
      resources: { photos: { type: 's3.bucket', origin: 'project' }, jobs: { type: 'sqs.queue', origin: 'account', reference: 'far-jobs' } },
      environment: { LEVEL: { value: 'info' } },
    },
    { 'a.ts': 'export const handler = () => [process.env.PHOTOS_BUCKET, process.env.JOBS_QUEUE_URL];' },
  );
  const variables = (id: string) => (resources[id]?.Properties?.Environment as { Variables: object } | undefined)?.Variables;
  expect(variables('A')).toEqual({
    JOBS_QUEUE_URL: { 'Fn::Sub': 'https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/far-jobs' },
    LEVEL: 'debug',
    OWN: '1',
    PHOTOS_BUCKET: resources.Photos?.Properties?.BucketName,
  });
  expect(variables('B')).toEqual({ LEVEL: 'info' });
  expect(generated.parameters).toEqual([]);
});

test('a variable without a value is a parameter that is never shown', () => {
  const { generated, resources } = templateFor({ functions: { a: { environment: { API_KEY: {} } }, b: {} }, environment: { API_KEY: {}, 'A-B': {} } });
  const file = 'stackwright.json';
  expect(generated.parameters).toEqual([
    { id: 'EnvironmentApiKey', variable: 'API_KEY', at: { file, line: 18, column: 5, field: 'environment.API_KEY' } },
    { id: 'EnvironmentAB', variable: 'A-B', at: { file, line: 19, column: 5, field: 'environment.A-B' } },
    {
      id: 'AEnvironmentApiKey',
      variable: 'API_KEY',
      function: 'a',
      at: { file, function: 'a', line: 9, column: 9, field: 'functions.a.environment.API_KEY' },
    },
  ]);
  expect(generated.template.Parameters).toMatchObject({ EnvironmentApiKey: { Type: 'String', NoEcho: true }, AEnvironmentApiKey: { NoEcho: true } });
  expect(resources.A?.Properties?.Environment).toMatchObject({ Variables: { API_KEY: { Ref: 'AEnvironmentApiKey' } } });
  expect(resources.B?.Properties?.Environment).toMatchObject({ Variables: { API_KEY: { Ref: 'EnvironmentApiKey' } } });
});

test('what the cloud sets itself is refused', () => {
  const { problems } = templateFor({ functions: { a: {} }, environment: { AWS_REGION: { value: 'x' } } });
  expect(said(problems)).toEqual(['PropertyInvalid:12 the environment variable AWS_REGION is set by the cloud itself']);
});
