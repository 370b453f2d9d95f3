import { expect, test } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import { said, templateFor } from '#support/template-for.ts';
import { generate } from './generate.ts';

test('the same project gives the same bytes', () => {
  const make = () => templateFor({ functions: { a: {} }, environment: { A: { value: '1' } } }).generated.body;
  expect(make()).toBe(make());
});

test('what is built stands in the template by its key and handler', () => {
  const project = { version: 1 as const, name: 'small', cloud: 'aws', functions: { a: { entry: 'a.ts' } }, resources: {}, environment: {} };
  const scan = { usages: [], problems: [], variables: {}, reaches: {}, unresolvedServices: [], complete: true, marks: [], handlers: [] };
  const { template, artifactBucketParameter } = generate(aws, {
    project,
    scan,
    stage: 'dev',
    artifacts: { a: { key: 'artifacts/0.zip', handler: 'index.run' } },
  });
  expect(template).toMatchObject({
    Resources: { A: { Properties: { Code: { S3Bucket: { Ref: artifactBucketParameter }, S3Key: 'artifacts/0.zip' }, Handler: 'index.run' } } },
  });
});

test('a parameter steps aside for what is called like it; what would be made like one is told, as nothing else', () => {
  const aside = templateFor({ functions: { environmentApiKey: {} }, environment: { API_KEY: {} } });
  expect(aside.problems).toEqual([]);
  expect(aside.generated.parameters.map(({ id }) => id)).toEqual(['EnvironmentApiKey2']);
  expect(aside.resources.EnvironmentApiKey?.Type).toBe('AWS::Lambda::Function');
  const made = templateFor({ functions: { environmentApi: {} }, environment: { API_ROLE: {} } });
  expect(said(made.problems)).toEqual([expect.stringContaining('environmentApi would make EnvironmentApiRole, a parameter of the template')]);
  const artifacts = templateFor({ functions: { stackwrightArtifacts: {} } });
  expect(said(artifacts.problems)).toEqual([expect.stringContaining('stackwrightArtifacts would make StackwrightArtifacts, a parameter of the template')]);
});

test('a deployed data holder that the project has and no longer uses stays', () => {
  const project = {
    version: 1 as const,
    name: 'small',
    cloud: 'aws',
    functions: { a: { entry: 'a.ts' } },
    resources: { photos: { type: 's3.bucket', origin: 'project' as const }, other: { type: 's3.bucket', origin: 'project' as const } },
    environment: {},
  };
  const scan = { usages: [], problems: [], variables: {}, reaches: {}, unresolvedServices: [], complete: true, marks: [], handlers: [] };
  const { dropped, keptUnused, dataHolders, problems } = generate(aws, { project, scan, stage: 'dev', artifacts: {}, deployedDataHolders: ['photos', 'gone'] });
  expect({ dropped, keptUnused, dataHolders }).toEqual({ dropped: ['other'], keptUnused: ['photos'], dataHolders: ['Photos'] });
  expect(said(problems)).toEqual([
    'ResourceUnused photos is kept, because it is deployed and may hold data, though nothing uses it',
    'ResourceUnused other is left out, because nothing uses it',
  ]);
});

test('triggers that anybody can call are counted', () => {
  const triggers = {
    get: { type: 'api-gateway.http-request', resource: 'api', options: { method: 'GET', path: '/' } },
    rest: { type: 'api-gateway.http-request', resource: 'api' },
  };
  const { generated, resources } = templateFor({ functions: { a: { triggers } }, resources: { api: { type: 'api-gateway.http-api', origin: 'project' } } });
  expect(generated.publicUrls).toBe(2);
  expect(Object.values(resources).flatMap((one) => (one.Type.endsWith('Route') ? [one.Properties?.RouteKey] : []))).toEqual(['GET /', '$default']);
  expect(Object.keys(resources).filter((id) => id.endsWith('Integration'))).toEqual(['AApiIntegration']);
});

test('helpers of two functions that would have one id are a clash of names', () => {
  const trigger = { type: 'schedule.rate', options: { every: 1, unit: 'days' } };
  const { problems } = templateFor({ functions: { hit: { triggers: { nowAt: trigger } }, hitNow: { triggers: { at: trigger } } } });
  expect(said(problems)).toEqual([
    expect.stringContaining('hit and hitNow would both make HitNowAtSchedule in the template'),
    expect.stringContaining('hit and hitNow would both make HitNowAtRole in the template'),
  ]);
});
