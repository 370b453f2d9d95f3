import { expect, test } from 'vitest';
import type { JsonObject } from '#base/json.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { Template } from '#model/template.ts';
import { aRehearsal, type Rehearsal } from '#support/a-rehearsal.ts';
import { generatedOf } from '#support/deploy-fixture.ts';
import type { DeployRequest } from './deploy-request.ts';

// What a deployment says before Execute and after a failure, by AWS's own words, on a simulated account.

const bucket: Template = { Resources: { Photos: { Type: 'AWS::S3::Bucket', Metadata: { Stackwright: { name: 'photos' } }, Properties: {} } } };
const placeOf = (id: string, path?: string) => ({ resource: id.toLowerCase(), file: 'stackwright.json', line: path ? 12 : 10 });
const encryption = {
  resource: 'photos',
  check: 'Acme::Storage::Encryption',
  reason: 'it has to be encrypted',
  path: 'Properties/BucketEncryption',
  hook: true,
};

/** Deploys, and gives the end with what was seen while it was staged. */
async function deploy({ deployer }: Rehearsal, template: Template, more: Partial<DeployRequest> = {}) {
  const names = Object.fromEntries(Object.keys(template.Resources as JsonObject).map((id) => [id, id.charAt(0).toLowerCase() + id.slice(1)]));
  let staged: DeploymentSnapshot | undefined;
  const request: DeployRequest = {
    projectName: 'shop',
    stage: 'dev',
    autoExecute: true,
    placeOf,
    build: async () => ({ artifacts: [], problems: [] }),
    generate: () => generatedOf(template, { names, artifactBucketParameter: '' }),
    ...more,
  };
  const end = await deployer.deploy(request, (snapshot) => {
    if (snapshot.phase === 'staged') staged ??= snapshot;
  }).settled;
  return { staged, end };
}

test('a hook that refuses ends it before Execute: whose rule it is, where, and what to do; nothing was made', async () => {
  const { staged, end } = await deploy(aRehearsal({ findings: [encryption] }), bucket);
  expect([staged, end.phase, end.failedAt, end.problems]).toEqual([
    undefined,
    'failed',
    'staging',
    [
      {
        code: 'StagingFailed',
        severity: 'error',
        at: { resource: 'photos', file: 'stackwright.json', line: 10 },
        summary: 'the changes are refused: photos did not pass the hook Acme::Storage::Encryption: it has to be encrypted',
        meaning: 'a rule that somebody set up for the account (a hook) is against it',
        remedy: 'change what its message names, or ask who looks after the hook Acme::Storage::Encryption',
      },
    ],
  ]);
});

test('one that only warns is told while the changes are staged, and lets them through', async () => {
  const { staged, end } = await deploy(aRehearsal({ findings: [{ ...encryption, mode: 'WARN' }] }), bucket);
  expect([staged?.problems.map((one) => [one.severity, one.code, one.at.line]), end.phase]).toEqual([[['warning', 'ChangesQuestioned', 10]], 'succeeded']);
});

test('one that only warns says what it wants done, too, where it says that', async () => {
  const advice = [{ message: 'no encryption', remedy: 'Switch encryption on.', link: 'https://acme.example/encryption' }];
  const { staged } = await deploy(aRehearsal({ findings: [{ ...encryption, mode: 'WARN', advice }] }), bucket);
  expect(staged?.problems.map((one) => one.remedy)).toEqual([
    'Switch encryption on (https://acme.example/encryption); the changes can be executed as they are; look whether it matters here',
  ]);
});

test('early validation names the property, and leads to it', async () => {
  const taken = { resource: 'photos', check: 'PROPERTY_VALIDATION', reason: 'BucketName: too short', path: 'Properties/BucketName' };
  const { end } = await deploy(aRehearsal({ findings: [taken] }), bucket);
  expect(end.problems.map((one) => [one.code, one.at, one.summary])).toEqual([
    [
      'StagingFailed',
      { resource: 'photos', file: 'stackwright.json', line: 12, field: 'BucketName' },
      'the changes are refused: photos did not pass PROPERTY_VALIDATION: BucketName: too short',
    ],
  ]);
});

test('after a reload the warning and the policy difference are still told', async () => {
  const rehearsal = aRehearsal({ findings: [{ ...encryption, mode: 'WARN' }] });
  await deploy(rehearsal, bucket);
  const waiting = rehearsal.deployer.deploy(
    {
      projectName: 'shop',
      stage: 'dev',
      build: async () => ({ artifacts: [], problems: [] }),
      generate: () => generatedOf(withRole('s3:GetObject'), { names: { Photos: 'photos', HitRole: 'hit' }, artifactBucketParameter: '' }),
    },
    (snapshot) => {
      if (snapshot.phase === 'staged') queueMicrotask(waitingIsStaged);
    },
  );
  await staged;
  waiting.detach();
  await waiting.settled;
  const statements = async () => ({
    'hitRole (HitRole)': [{ actions: ['s3:GetObject'], resources: [everything], evidence: [{ file: 'src/hit.ts', line: 3 }] }],
  });
  const found = await rehearsal.deployer.reattach({ projectName: 'shop', stage: 'dev', placeOf, statements }, () => undefined);
  const { phase, problems, policy, stopDeletes } = found?.snapshot() ?? {};
  expect([phase, problems?.map((one) => one.code), policy?.sentence, stopDeletes]).toEqual([
    'staged',
    ['ChangesQuestioned'],
    'HitRole gains s3:GetObject on photos/*.',
    false,
  ]);
  found?.detach();
  // The project is in another state than what was staged: its lines are no reason for it.
  const other = await rehearsal.deployer.reattach({ projectName: 'shop', stage: 'dev', placeOf, statements: async () => undefined }, () => undefined);
  const evidence = (of: typeof policy) => of?.roles.flatMap((role) => [...role.gains, ...role.loses].flatMap((line) => line.evidence)).length;
  expect([evidence(policy), evidence(other?.snapshot().policy)]).toEqual([1, 0]);
  other?.detach();
});

test('found again while it runs, the policy difference is told as it was shown; by the cloud alone only of a first deployment, for which nothing was there', async () => {
  const rehearsal = aRehearsal();
  const subject = { projectName: 'shop', stage: 'dev' };
  const foundRunning = async (template: Template, remembers: boolean) => {
    const deployment = rehearsal.deployer.deploy(
      {
        ...subject,
        autoExecute: true,
        build: async () => ({ artifacts: [], problems: [] }),
        generate: () => generatedOf(template, { artifactBucketParameter: '' }),
      },
      ({ phase, events }) => {
        if (phase === 'executing' && events.length > 0) deployment.detach();
      },
    );
    const { phase, policy, changeSetId } = await deployment.settled;
    const shownPolicy = (id: string) => (remembers && id === changeSetId ? policy : undefined);
    const found = await rehearsal.deployer.reattach({ ...subject, shownPolicy }, () => undefined);
    const told = [phase, found?.snapshot().phase, found?.snapshot().policy?.sentence];
    return [...told, (await found?.settled)?.phase];
  };
  const first = 'Everything is new: 1 permission for HitRole.';
  const next = 'HitRole gains s3:PutObject on photos/*; HitRole loses s3:GetObject on photos/*.';
  expect([
    await foundRunning(withRole('s3:GetObject'), false),
    await foundRunning(withRole('s3:PutObject'), true),
    await foundRunning(withRole('s3:GetObject'), false),
  ]).toEqual([
    ['lost', 'executing', first, 'succeeded'],
    ['lost', 'executing', next, 'succeeded'],
    ['lost', 'executing', undefined, 'succeeded'],
  ]);
});

let waitingIsStaged: () => void = () => undefined;
const staged = new Promise<void>((resolve) => {
  waitingIsStaged = resolve;
});
const everything = { 'Fn::Sub': '${Photos.Arn}/*' };
function withRole(...actions: string[]): Template {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: [everything] }] };
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
  return {
    Resources: {
      ...(bucket.Resources as JsonObject),
      HitRole: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust, Policies: [{ PolicyName: 'code', PolicyDocument: document }] } },
    },
  };
}

test('a first deployment gains everything; the next one tells only what it changes, and one that changes no role nothing', async () => {
  const rehearsal = aRehearsal();
  const sentences: (string | undefined)[] = [];
  const other = { Resources: { ...(withRole('s3:PutObject').Resources as JsonObject), Jobs: { Type: 'AWS::SQS::Queue', Properties: {} } } };
  for (const template of [withRole('s3:GetObject'), withRole('s3:PutObject'), other])
    sentences.push((await deploy(rehearsal, template)).staged?.policy?.sentence);
  expect(sentences).toEqual([
    'Everything is new: 1 permission for HitRole.',
    'HitRole gains s3:PutObject on photos/*; HitRole loses s3:GetObject on photos/*.',
    'No role gains or loses anything.',
  ]);
});

const said = async (fail: string) => {
  const { end } = await deploy(aRehearsal({ resources: { photos: { create: { fail } } } }), bucket);
  const [first] = end.problems;
  return [end.phase, first?.code, first?.at.line, first?.meaning, first?.remedy];
};

test('an organisation’s policy: nobody in the account can allow it, and who can', async () => {
  expect(
    await said(
      'Resource handler returned message: "User: arn:aws:iam::1:user/dev is not authorized to perform: s3:CreateBucket on resource: \\"arn:aws:s3:::photos\\" with an explicit deny in a service control policy: arn:aws:organizations::2:policy/o-1/service_control_policy/p-1" (RequestToken: 1, HandlerErrorCode: AccessDenied)',
    ),
  ).toEqual([
    'rolledBack',
    'AccessDenied',
    10,
    'the organisation that the account belongs to forbids it by a policy of its own (arn:aws:organizations::2:policy/o-1/service_control_policy/p-1); no statement in the account can allow it',
    'ask whoever administers the organisation to allow s3:CreateBucket on arn:aws:s3:::photos, or deploy into another account or region, then deploy again and let the broken stack be replaced (`deploy --replace-broken --yes`)',
  ]);
});

test('what a function’s role lacks, a region, a quota, a name, a hook: each says what it means', async () => {
  const told = await Promise.all(
    [
      'The provided execution role does not have permissions to call ReceiveMessage on SQS (Service: Lambda, Status Code: 400)',
      'STS is not activated in this region for account:1.',
      'Cannot exceed quota for RolesPerAccount: 1000 (Service: Iam, Status Code: 409)',
      "Resource of type 'AWS::S3::Bucket' with identifier 'photos' already exists.",
      'The following hook(s) failed: [Acme::Storage::Encryption]',
      "Value '1' at 'bucketName' failed to satisfy constraint: Member must have length greater than or equal to 3",
    ].map(said),
  );
  expect(told.map(([, code, line, meaning]) => [code, line, meaning])).toEqual([
    ['AccessDenied', 10, undefined],
    ['ResourceFailed', 10, 'the region is not enabled in this account'],
    ['ResourceFailed', 10, 'the account’s quota RolesPerAccount is 1000, and is used up'],
    ['ResourceFailed', 10, 'the bucket photos is there already, and is not, or no longer, this stack’s; what it holds is untouched'],
    ['ResourceFailed', 10, 'a rule that somebody set up for the account (a hook) refuses it'],
    ['ResourceFailed', 12, 'the service does not take a value that the template has'],
  ]);
});
