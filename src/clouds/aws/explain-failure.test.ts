import { expect, test } from 'vitest';
import type { Attempt } from '#kit/cloud-session.ts';
import { remedyFacts } from '#model/remedy.ts';
import { explainFailure } from './explain-failure.ts';

// As the services and CloudFormation word them.
const handler = (message: string, code: string) => `Resource handler returned message: "${message}" (RequestToken: 4f1a, HandlerErrorCode: ${code})`;
const meaningOf = (reason: string) => explainFailure(reason)?.meaning;

test('a name that is taken', () => {
  const taken = 'something of this name exists already, and this stack did not make it';
  expect(
    [
      handler("Resource of type 'AWS::DynamoDB::Table' with identifier 'pages' already exists.", 'AlreadyExists'),
      'Table already exists: pages',
      'shop-pages already exists in stack arn:aws:cloudformation:eu-west-1:1:stack/other/1',
      handler('Your previous request to create the named bucket succeeded and you already own it. (Service: S3, Status Code: 409)', 'AlreadyExists').replace(
        'you already own it',
        'BucketAlreadyOwnedByYou',
      ),
      "Resource of type 'AWS::S3::Bucket' with identifier 'shop-dev-photos-4f1a' already exists.",
      handler('The requested bucket name is not available. The bucket namespace is shared by all users of the system.', 'AlreadyExists'),
      handler('You must wait 60 seconds after deleting a queue before you can create another with the same name.', 'GeneralServiceException'),
      handler('A conflicting conditional operation is currently in progress against this resource. Please try again.', 'GeneralServiceException'),
    ].map(meaningOf),
  ).toEqual([
    taken,
    taken,
    taken,
    taken,
    'the bucket shop-dev-photos-4f1a is there already, and is not, or no longer, this stack’s; what it holds is untouched',
    'the name of a bucket is taken in all of AWS, not only in this account',
    'a queue of this name was deleted less than 60 seconds ago',
    'the bucket is being deleted or made elsewhere: its name is free only some time later',
  ]);
});

test('a bucket that the stack had and left is no one’s to import; what is remedied depends on what was tried', () => {
  const reasons = [
    "Resource of type 'AWS::S3::Bucket' with identifier 'shop-dev-photos-7cad1d583bdb' already exists.",
    'shop-dev-photos-7cad1d583bdb already exists',
  ];
  const meaning =
    'the bucket shop-dev-photos-7cad1d583bdb is there already, and is no longer this stack’s; what it holds is untouched; it can’t be imported, because the template makes its name of the stack’s id, and CloudFormation imports only by names that are written out';
  const remedy =
    'give the bucket another name in the project; or use shop-dev-photos-7cad1d583bdb as the account’s own (in stackwright.json give this bucket "origin": "account" and "reference": "shop-dev-photos-7cad1d583bdb", or drag S3 onto the code anew and choose Existing); or move what it holds elsewhere and delete it';
  for (const reason of reasons) {
    expect([explainFailure(reason), explainFailure(reason, { imports: true })]).toEqual([
      { meaning, remedy },
      { meaning, remedy },
    ]);
    expect(explainFailure(reason, { returns: true, imports: true })).toEqual({
      meaning,
      remedy:
        'deploy from sources in which the bucket has another name or is the account’s own, for a release can’t be changed; or move what shop-dev-photos-7cad1d583bdb holds elsewhere and delete it',
      again: 'return to the release again',
    });
  }
  expect(meaningOf('shop-dev-photos-7cad1d583bdb already exists in stack arn:aws:cloudformation:eu-west-1:1:stack/other/1')).not.toBe(meaning);
});

test('where importing was tried, it is no remedy; a return is told its own words for it', () => {
  const remedyOf = (attempt?: Attempt) => remedyFacts(explainFailure('Table already exists: pages', attempt)?.remedy ?? '').remedy;
  expect([remedyOf(), remedyOf({ imports: true }), remedyOf({ returns: true })]).toEqual([
    'give it another name, import what exists (`deploy --import-existing`), or remove that',
    'give it another name, or remove what has it: it could not be imported',
    'import what exists (`return --import-existing`), or remove that',
  ]);
});

test('a quota that is used up, with its name and number where they are told', () => {
  expect(
    [
      handler(
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [10]. (Service: Lambda, Status Code: 400)",
        'InvalidRequest',
      ),
      handler('Cannot exceed quota for RolesPerAccount: 1000 (Service: Iam, Status Code: 409)', 'ServiceLimitExceeded'),
      handler('You have attempted to create more buckets than allowed (Service: S3, Status Code: 400)', 'ServiceLimitExceeded'),
      handler('Subscriber limit exceeded: There is a limit of 2500 tables per subscriber', 'ServiceLimitExceeded'),
      handler('Code storage limit exceeded. (Service: Lambda, Status Code: 400)', 'ServiceLimitExceeded'),
      'Rate exceeded (Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException)',
    ].map(meaningOf),
  ).toEqual([
    'the account has too few concurrent executions to reserve that many: 10 have to stay free for the others',
    'the account’s quota RolesPerAccount is 1000, and is used up',
    'the account has as many of these as its quota allows in this region',
    'the account has as many of these as its quota allows in this region',
    'the code of all functions and versions together is as large as the account allows in this region',
    'the service was asked too much at once',
  ]);
});

test('a region or a service that isn’t enabled in the account', () => {
  const account = 'the account is not signed up for this service, or is not active yet';
  expect(
    [
      handler('The AWS Access Key Id needs a subscription for the service (Service: DynamoDb, Status Code: 400)', 'GeneralServiceException'),
      'You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.',
      handler('Your account is not signed up for the S3 service. You must sign up before you can use S3.', 'AccessDenied'),
      handler('Your account is currently being verified.', 'GeneralServiceException'),
      'STS is not activated in this region for account:123456789012. Your account administrator can activate STS in this region using the IAM Console.',
      handler('Access to the region ap-east-1 is not enabled (Service: Sqs, Status Code: 403, OptInRequired)', 'GeneralServiceException'),
      handler('The security token included in the request is invalid. (Service: Lambda, Status Code: 403)', 'InvalidCredentials'),
      'Template format error: Unrecognized resource types: [AWS::Scheduler::Schedule]',
    ].map(meaningOf),
  ).toEqual([
    account,
    account,
    account,
    account,
    'the region is not enabled in this account',
    'the region is not enabled in this account',
    'the service does not know these credentials; most often the region is not enabled in the account',
    'the region does not have this service, or not this part of it',
  ]);
});

test('a hook, a role that isn’t known yet, a bucket with data, code that is gone', () => {
  expect(
    [
      'The following hook(s) failed: [Acme::Storage::Encryption]',
      'The following hook(s)/validation failed: [AWS::EarlyValidation::ResourceExistenceCheck]. To troubleshoot Early Validation errors, use the DescribeEvents API for detailed failure information.',
      handler('The role defined for the function cannot be assumed by Lambda.', 'InvalidRequest'),
      handler('The bucket you tried to delete is not empty', 'GeneralServiceException'),
      handler('Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.', 'InvalidRequest'),
      handler('The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions.', 'InvalidRequest'),
    ].map((reason) => explainFailure(reason)),
  ).toEqual([
    {
      meaning: 'a rule that somebody set up for the account (a hook) refuses it',
      remedy: 'change what its message names, or ask who looks after the hook Acme::Storage::Encryption',
    },
    {
      meaning: 'a rule that somebody set up for the account (a hook) refuses it',
      remedy: 'change what its message names, or ask who looks after the hook AWS::EarlyValidation::ResourceExistenceCheck',
    },
    { meaning: 'the role was made only now, and is not known everywhere yet', remedy: 'wait a minute' },
    { meaning: 'it still holds data, and is never emptied without being asked', remedy: 'empty it in the console, or keep it' },
    { meaning: 'the built code is no longer in the artifact bucket, or cannot be read from there', remedy: 'build and deploy again, so that it is uploaded' },
    { meaning: 'AWS no longer takes functions of the runtime nodejs14.x', remedy: 'choose a newer runtime for the function' },
  ]);
});

test('a value that isn’t taken names its field', () => {
  const field = (reason: string) => explainFailure(reason)?.field;
  expect([
    field('Properties validation failed for resource Hit with message:\n#/MemorySize: 12000 is not less or equal to 10240'),
    field(
      handler(
        "1 validation error detected: Value '12000' at 'memorySize' failed to satisfy constraint: Member must have value less than or equal to 10240",
        'InvalidRequest',
      ),
    ),
  ]).toEqual(['MemorySize', 'memorySize']);
});

test('a reason that speaks for itself is left alone', () => {
  expect(['the referee says no', 'the old code is gone', ''].map((reason) => explainFailure(reason))).toEqual([null, null, null]);
});
