import { expect, test } from 'vitest';
import { endpointsOf, reachableUrl } from './reachable-url.ts';

const local = { kind: 'local', endpoint: 'http://localhost:4599', region: 'us-east-1' } as const;

test('the local cloud’s addresses become ones that open on this machine', () => {
  const cases = {
    'https://abc123.execute-api.us-east-1.amazonaws.com': 'http://127.0.0.1:4599/_aws/execute-api/abc123/$default',
    'https://abc123.execute-api.us-east-1.amazonaws.com/': 'http://127.0.0.1:4599/_aws/execute-api/abc123/$default',
    'http://abc123.execute-api.localhost:4599': 'http://127.0.0.1:4599/_aws/execute-api/abc123/$default',
    'https://abc123.execute-api.us-east-1.amazonaws.com/prod/photos': 'http://127.0.0.1:4599/_aws/execute-api/abc123/prod/photos',
    'http://localhost:4599/restapis/r1/prod/_user_request_/': 'http://127.0.0.1:4599/restapis/r1/prod/_user_request_/',
    'http://localhost:4599/000000000000/jobs': 'http://127.0.0.1:4599/000000000000/jobs',
    'arn:aws:sns:us-east-1:0:t': 'arn:aws:sns:us-east-1:0:t',
    'https://example.com/localhost': 'https://example.com/localhost',
  };
  expect(Object.fromEntries(Object.keys(cases).map((url) => [url, reachableUrl(url, local)]))).toEqual(cases);
});

test('a real account’s addresses stay as they are', () => {
  const url = 'https://abc123.execute-api.eu-west-1.amazonaws.com';
  expect(reachableUrl(url, { kind: 'aws', region: 'eu-west-1' })).toBe(url);
});

test('an API can be opened, a queue can’t', () => {
  expect(
    endpointsOf([
      { name: 'ApiUrl', value: 'https://abc.execute-api.eu-west-1.amazonaws.com', description: 'The API' },
      { name: 'LocalUrl', value: 'http://127.0.0.1:4599/_aws/execute-api/abc/$default', description: '' },
      { name: 'JobsQueueUrl', value: 'https://sqs.eu-west-1.amazonaws.com/1/jobs', description: '' },
      { name: 'Name', value: 'photos', description: '' },
    ]),
  ).toEqual([
    { name: 'The API', url: 'https://abc.execute-api.eu-west-1.amazonaws.com' },
    { name: 'LocalUrl', url: 'http://127.0.0.1:4599/_aws/execute-api/abc/$default' },
  ]);
});
