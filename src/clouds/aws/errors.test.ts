import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import { diagnoseAccessDenied, isMissing, toCloudError } from './errors.ts';

const thrown = (name: string, message: string, httpStatusCode?: number) =>
  Object.assign(new Error(message), { name, $metadata: httpStatusCode ? { httpStatusCode } : {} });
const codeOf = (name: string, message = '', status?: number) => toCloudError(thrown(name, message, status), 'CreateChangeSet').code;

test('what AWS and the network throw is told as what it means', () => {
  expect(
    Object.fromEntries(
      (
        [
          ['ExpiredToken', '', 403],
          ['ExpiredTokenException', '', 400],
          ['InvalidClientTokenId', '', 403],
          ['SignatureDoesNotMatch', '', 403],
          ['AccessDenied', '', 403],
          ['AccessDeniedException', '', 400],
          ['Throttling', 'Rate exceeded', 400],
          ['TooManyRequestsException', '', 429],
          ['TimeoutError', 'socket timed out'],
          ['TypeError', 'Failed to fetch'],
          ['ServiceUnavailable', '', 503],
          ['Error', 'aborted\n  Deserialization error: to see the raw response, inspect the hidden field', 200],
          ['TypeError', 'network error'],
          ['ValidationError', 'Stack:arn is in UPDATE_IN_PROGRESS state and can not be updated.', 400],
          ['ValidationError', 'Stack [shop-dev] cannot be deleted while TerminationProtection is enabled', 400],
          ['ValidationError', 'Template format error', 400],
        ] as const
      ).map(([name, message, status]) => [`${name} ${message}`.trim(), codeOf(name, message, status)]),
    ),
  ).toEqual({
    ExpiredToken: 'CredentialsExpired',
    ExpiredTokenException: 'CredentialsExpired',
    InvalidClientTokenId: 'CredentialsMissing',
    SignatureDoesNotMatch: 'CredentialsMissing',
    AccessDenied: 'AccessDenied',
    AccessDeniedException: 'AccessDenied',
    'Throttling Rate exceeded': 'Throttled',
    TooManyRequestsException: 'Throttled',
    'TimeoutError socket timed out': 'EndpointUnreachable',
    'TypeError Failed to fetch': 'EndpointUnreachable',
    ServiceUnavailable: 'CloudOutOfOrder',
    'Error aborted\n  Deserialization error: to see the raw response, inspect the hidden field': 'EndpointUnreachable',
    'TypeError network error': 'EndpointUnreachable',
    'ValidationError Stack:arn is in UPDATE_IN_PROGRESS state and can not be updated.': 'StackBusy',
    'ValidationError Stack [shop-dev] cannot be deleted while TerminationProtection is enabled': 'StackProtected',
    'ValidationError Template format error': 'CloudFailed',
  });
});

test('the connection that Node could not make is an unreachable endpoint', () => {
  expect(toCloudError(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'Invoke').code).toBe('EndpointUnreachable');
});

test('a local cloud that does not answer is said to be that, with how to start it; what it answers with a fault of its own is answered, and by it', () => {
  const refused = toCloudError(Object.assign(new Error(''), { code: 'ECONNREFUSED' }), 'DescribeStackEvents', true);
  const failed = toCloudError(thrown('InternalError', 'x', 500), 'DescribeStacks', true);
  const event = toCloudError(thrown('InternalError', 'x', 500), 'Invoke');
  expect([failed.code, failed.remedy, event.code, event.message, event.remedy]).toEqual([
    'CloudOutOfOrder',
    'try again in a moment; where it answers so each time, it can’t take what was sent',
    'CloudOutOfOrder',
    'AWS answered Invoke with 500 InternalError',
    'try again in a moment; where it answers so each time, it can’t take this event',
  ]);
  expect([refused.code, refused.message, refused.remedy, failed.message]).toEqual([
    'EndpointUnreachable',
    'the local cloud does not answer',
    'start it with `npm start`, or with `node bin/stackwright.js local-cloud start`, then try again',
    'the local cloud answered DescribeStacks with 500 InternalError',
  ]);
});

test('the cloud’s own code and words are kept, a key or a signature never is', () => {
  const error = toCloudError(thrown('ValidationError', 'Template format error: no Resources', 400), 'CreateChangeSet');
  expect([error.message, error.cloudCode, error.command]).toEqual([
    'CreateChangeSet: template format error: no Resources',
    'ValidationError',
    'CreateChangeSet',
  ]);
  const signature = toCloudError(thrown('SignatureDoesNotMatch', 'AKIASECRET … the canonical string was …', 403), 'Invoke');
  expect(JSON.stringify([signature.message, signature.remedy, signature.cause])).not.toContain('AKIASECRET');
});

test('a denied call names the action that the credentials need', () => {
  const error = toCloudError(
    thrown(
      'AccessDenied',
      'User: arn:aws:iam::1:user/me is not authorized to perform: cloudformation:CreateChangeSet on resource: arn:aws:cloudformation:eu-west-1:1:stack/a/b',
      403,
    ),
    'CreateChangeSet',
  );
  expect(error.message).toBe('cloudformation:CreateChangeSet on arn:aws:cloudformation:eu-west-1:1:stack/a/b is not allowed');
});

test('AWS’s sentences for a denied action are read wherever they stand', () => {
  const user = 'arn:aws:sts::000000000000:assumed-role/shop-dev-HitRole/hit';
  expect(
    [
      `AccessDeniedException: User: ${user} is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:0:table/t because no identity-based policy allows the dynamodb:GetItem action`,
      `{"errorMessage":"User: ${user} is not authorized to perform: s3:PutObject on resource: \\"arn:aws:s3:::b/k\\" because no identity-based policy allows it"}`,
      'is not authorized to perform: sqs:SendMessage because no identity-based policy allows the sqs:SendMessage action',
      'API: s3:CreateBucket Access Denied',
      'everything is fine',
    ].map(diagnoseAccessDenied),
  ).toEqual([
    { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:us-east-1:0:table/t', principal: user, by: 'identity' },
    { action: 's3:PutObject', resource: 'arn:aws:s3:::b/k', principal: user, by: 'identity' },
    { action: 'sqs:SendMessage', by: 'identity' },
    { action: 's3:CreateBucket' },
    null,
  ]);
});

test('whose rule refuses it is read too: the organisation’s, a boundary’s, the session’s, the resource’s', () => {
  const user = 'arn:aws:iam::123456789012:user/Matt';
  const scp = 'arn:aws:organizations::987654321098:policy/o-qv5af4abcd/service_control_policy/p-2kgnabcd';
  const denied = `User: ${user} is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::123456789012:role/a`;
  const rest = (text: string) => {
    const { by, isExplicit, policy } = diagnoseAccessDenied(`${denied} ${text}`) ?? {};
    return [by, isExplicit ?? false, policy];
  };
  expect(
    [
      `with an explicit deny in a service control policy: ${scp}`,
      'because no service control policy allows the iam:CreateRole action',
      'with an explicit deny in a resource control policy',
      'because no permissions boundary allows the iam:CreateRole action',
      'with an explicit deny in a permissions boundary: arn:aws:iam::123456789012:policy/limits',
      'because no session policy allows the iam:CreateRole action',
      'with an explicit deny in an identity-based policy: arn:aws:iam::123456789012:policy/no-roles',
      'because no resource-based policy allows the iam:CreateRole action',
      'with an explicit deny in a VPC endpoint policy',
      '(Service: Iam, Status Code: 403)',
    ].map(rest),
  ).toEqual([
    ['organisation', true, scp],
    ['organisation', false, undefined],
    ['organisation', true, undefined],
    ['boundary', false, undefined],
    ['boundary', true, 'arn:aws:iam::123456789012:policy/limits'],
    ['session', false, undefined],
    ['identity', true, 'arn:aws:iam::123456789012:policy/no-roles'],
    ['resource', false, undefined],
    ['endpoint', true, undefined],
    [undefined, false, undefined],
  ]);
});

test('what a function’s role lacks to read from a queue or a stream is a denied action of the role', () => {
  expect(
    [
      'Resource handler returned message: "Invalid request provided: The provided execution role does not have permissions to call ReceiveMessage on SQS (Service: Lambda, Status Code: 400, Request ID: 1)" (RequestToken: 1, HandlerErrorCode: InvalidRequest)',
      'The function execution role does not have permissions to call ReceiveMessage on SQS',
      'Cannot access stream arn:aws:dynamodb:us-east-1:1:table/t/stream/2026. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.',
    ].map(diagnoseAccessDenied),
  ).toEqual([
    { action: 'sqs:ReceiveMessage', isRole: true },
    { action: 'sqs:ReceiveMessage', isRole: true },
    { action: 'dynamodb:GetRecords', resource: 'arn:aws:dynamodb:us-east-1:1:table/t/stream/2026', isRole: true },
  ]);
});

test('an organisation’s policy, a region or a service that isn’t enabled: a call says whose it is, and what to do', () => {
  const said = (name: string, text: string, status: number) => {
    const { code, message, remedy } = toCloudError(thrown(name, text, status), 'CreateChangeSet');
    return `${code}: ${message}; ${remedy}`;
  };
  expect([
    said(
      'AccessDenied',
      'User: arn:aws:iam::1:user/me is not authorized to perform: cloudformation:CreateChangeSet with an explicit deny in a service control policy',
      403,
    ),
    said('OptInRequired', 'The AWS Access Key Id needs a subscription for the service', 401),
    said('RegionDisabledException', 'STS is not activated in this region for account:1. Your account administrator can activate STS in this region', 403),
  ]).toEqual([
    'AccessDenied: cloudformation:CreateChangeSet is not allowed: the organisation that the account belongs to forbids it by a policy of its own; no statement in the account can allow it; ask whoever administers the organisation to allow cloudformation:CreateChangeSet, or deploy into another account or region',
    'AccessDenied: CreateChangeSet is refused (OptInRequired): the account is not signed up for this service, or is not active yet; finish the account’s registration (payment and phone) in the console, or ask who owns it',
    'AccessDenied: CreateChangeSet is refused (RegionDisabledException): the region is not enabled in this account; enable the region in the account’s settings (AWS Regions), or deploy to another one',
  ]);
});

test('what is missing is told from what is refused', () => {
  const missing = new CloudError('CloudFailed', 'DescribeStacks: stack with id shop-dev does not exist', { remedy: '', cloudCode: 'ValidationError' });
  expect([isMissing(missing), isMissing(new CloudError('AccessDenied', 'no', { remedy: '' })), isMissing(new Error('does not exist'))]).toEqual([
    true,
    false,
    false,
  ]);
});
