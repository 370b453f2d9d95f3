import { expect, test } from 'vitest';
import { rootProblems } from '#model/root-problems.ts';
import { said, templateFor } from '#support/template-for.ts';

const request = (options: object) => ({ type: 'api-gateway.http-request', resource: 'api', options });
const api = (properties: object = {}) => ({ api: { type: 'api-gateway.http-api', origin: 'project', properties } });

test.each([
  [{ method: 'GET', path: '/photos/{name}' }, 'GET /photos/{name}', 'GET/photos/*'],
  [{ method: 'ANY', path: '/photos' }, 'ANY /photos', '*/photos'],
  [{ path: '/{proxy+}' }, 'ANY /{proxy+}', '*/*'],
  [{ method: 'GET', path: '/' }, 'GET /', 'GET/'],
  [{ method: 'GET', path: '/a/{b}/c/{d}' }, 'GET /a/{b}/c/{d}', 'GET/a/*'],
  [{}, '$default', '$default'],
])('%j is the route %s, and only that may call', (options, key, callers) => {
  const { resources, problems } = templateFor({ functions: { a: { triggers: { one: request(options) } } }, resources: api() });
  expect(problems).toEqual([]);
  expect(resources.AOneRoute?.Properties).toMatchObject({ RouteKey: key, Target: { 'Fn::Sub': 'integrations/${AApiIntegration}' } });
  expect(resources.AOnePermission?.Properties?.SourceArn).toEqual({
    'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/${callers}`,
  });
});

test('the stage deploys by itself; one with a name stands in the address', () => {
  const made = (properties: object) => templateFor({ functions: { a: { triggers: { one: request({}) } } }, resources: api(properties) });
  const plain = made({});
  expect(plain.resources.ApiStage?.Properties).toEqual({ ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true });
  expect(plain.generated.template.Outputs).toMatchObject({ ApiUrl: { Value: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] } } });
  const named = made({ stage: 'v1' });
  expect(named.resources.ApiStage?.Properties).toMatchObject({ StageName: 'v1' });
  expect(named.generated.template.Outputs).toMatchObject({ ApiUrl: { Value: { 'Fn::Join': ['/', [{ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, 'v1']] } } });
});

test('pages of other origins are let in as the properties say', () => {
  const cors = { origins: ['https://example.com'], methods: ['GET'], headers: ['content-type'], credentials: true, maxAge: 60 };
  const { resources } = templateFor({ functions: { a: { triggers: { one: request({}) } } }, resources: api({ cors }) });
  expect(resources.Api?.Properties?.CorsConfiguration).toEqual({
    AllowOrigins: ['https://example.com'],
    AllowMethods: ['GET'],
    AllowHeaders: ['content-type'],
    MaxAge: 60,
    AllowCredentials: true,
  });
});

test('two triggers of one route are a problem', () => {
  const triggers = { one: request({ method: 'GET', path: '/a/{b}' }) };
  const { problems } = templateFor({ functions: { a: { triggers }, b: { triggers: { two: request({ method: 'GET', path: '/a/{c}' }) } } }, resources: api() });
  expect(said(problems)).toEqual(['TriggerNotPossible:22 a.one and b.two both want GET /a/{} of api']);
});

test('cookies of pages of any origin are refused', () => {
  const { problems } = templateFor({ functions: { a: { triggers: { one: request({}) } } }, resources: api({ cors: { origins: ['*'], credentials: true } }) });
  expect(said(problems)).toEqual(['PropertyInvalid:26 api lets pages of any origin in, and with their cookies']);
});

test.each(['photos', '/{a', '/a}', '/{a+}/x', '/*', '/a/*', '/x{a}', '/{a}{b}', '/{}', '/{a b}', '/a b', '/a?b', '//a'])('%s is no path of a route', (path) => {
  const { problems } = templateFor({ functions: { a: { triggers: { one: request({ method: 'GET', path }) } } }, resources: api() });
  expect(said(rootProblems(problems))).toEqual([
    `PropertyInvalid:14 \`path\` of one: "${path}" has to begin with /, have variables as whole parts such as {name}, and {name+} only as the last`,
  ]);
});

test.each(['/', '/a', '/a/', '/a.b/c-d/~e', '/{a}', '/{a}/b/{c}', '/{a+}', '/a/{proxy+}'])('%s is one', (path) => {
  const { problems } = templateFor({ functions: { a: { triggers: { one: request({ method: 'GET', path }) } } }, resources: api() });
  expect(said(problems)).toEqual([]);
});

test('a method without a path would let every method in, and is refused', () => {
  const made = (options: object) => said(templateFor({ functions: { a: { triggers: { one: request(options) } } }, resources: api() }).problems);
  expect([made({ method: 'GET' }), made({ method: 'ANY' }), made({})]).toEqual([
    ['PropertyInvalid:13 one has the method GET and no path, and what has no path is called for every method'],
    [],
    [],
  ]);
});
