import type { Change } from '#model/change.ts';
import type { DeploymentRow, DeploymentSnapshot, Recovery } from '#model/deployment.ts';
import type { PolicyDifference } from '#model/policy.ts';
import { problem } from '#model/problem.ts';
import type { StackEvent, StackTrouble } from '#model/stack.ts';
import { aSnapshot } from './a-snapshot.ts';

// Every state of a deployment, as the machine would give it: for the gallery and for tests. None of it is shown in the product.

const START = Date.UTC(2026, 10, 21, 10, 0, 0);
export const STATES_NOW = START + 42_000;

export function aChange(of: Partial<Change> & Pick<Change, 'action' | 'type' | 'name'>): Change {
  return { logicalId: of.name.charAt(0).toUpperCase() + of.name.slice(1), replacement: 'never', holdsData: false, causes: [], ...of };
}

const row = (state: DeploymentRow['state'], change: Change, of: Partial<DeploymentRow> = {}): DeploymentRow => ({ state, change, ...of });

const photos = aChange({ action: 'add', type: 'AWS::S3::Bucket', name: 'photos', holdsData: true });
const resize = aChange({ action: 'add', type: 'AWS::Lambda::Function', name: 'resize' });
const role = aChange({ action: 'add', type: 'AWS::IAM::Role', name: 'resize', logicalId: 'ResizeRole' });
const logs = aChange({ action: 'add', type: 'AWS::Logs::LogGroup', name: 'resize', logicalId: 'ResizeLogs' });
const permission = aChange({ action: 'add', type: 'AWS::Lambda::Permission', name: 'resize', logicalId: 'ResizePhotoUploadedPermission' });
const modified = aChange({ action: 'modify', type: 'AWS::Lambda::Function', name: 'resize', causes: ['Code changed'] });
const replaced = aChange({
  action: 'modify',
  type: 'AWS::SQS::Queue',
  name: 'jobs',
  replacement: 'always',
  holdsData: true,
  old: 'kept',
  causes: ['FifoQueue changed'],
});
const removed = aChange({ action: 'remove', type: 'AWS::SNS::Topic', name: 'alerts' });
const table = aChange({ action: 'remove', type: 'AWS::DynamoDB::Table', name: 'visits', holdsData: true, old: 'kept' });

const adds = [photos, role, logs, resize, permission];
const summary = { added: 5, modified: 0, removed: 0, replaced: 0, imported: 0, sentence: '5 added, nothing removed. No public URL. Idle cost: none.' };
const template = '{\n  "AWSTemplateFormatVersion": "2010-09-09"\n}\n';
const staged = { template, summary, changeSetId: 'changes-1', projectHash: 'a' };
const can = (of: Partial<DeploymentSnapshot['can']>): DeploymentSnapshot['can'] => ({ execute: false, abort: false, stop: false, consent: false, ...of });

const event = (at: number, logicalId: string, type: string, status: string, phase: StackEvent['phase'], reason?: string): StackEvent => ({
  id: `${at}-${logicalId}`,
  at: START + at,
  logicalId,
  type,
  status,
  phase,
  verb: 'create',
  isStack: type === 'AWS::CloudFormation::Stack',
  ...(reason === undefined ? {} : { reason }),
});

const events = [
  event(900, 'thumbnailer-dev', 'AWS::CloudFormation::Stack', 'CREATE_IN_PROGRESS', 'running'),
  event(1_200, 'Photos', 'AWS::S3::Bucket', 'CREATE_IN_PROGRESS', 'running'),
  event(1_250, 'ResizeRole', 'AWS::IAM::Role', 'CREATE_IN_PROGRESS', 'running'),
  event(4_300, 'Photos', 'AWS::S3::Bucket', 'CREATE_COMPLETE', 'done'),
  event(18_000, 'ResizeRole', 'AWS::IAM::Role', 'CREATE_COMPLETE', 'done'),
];

const reason =
  "Resource handler returned message: \"Value '12000' at 'memorySize' failed to satisfy constraint: Member must have value less than or equal to 10240 (Service: Lambda, Status Code: 400, Request ID: 6f0c5c1e)\"";
const failedRows = [
  row('rolledBack', photos, { startedAt: START + 1_200, endedAt: START + 4_300 }),
  row('rolledBack', role, { startedAt: START + 1_250, endedAt: START + 18_000 }),
  row('cancelled', logs, { reason: 'Resource creation cancelled' }),
  row('failed', resize, { startedAt: START + 18_100, endedAt: START + 19_900, reason }),
  row('waiting', permission),
];
const failedProblems = [
  problem('ResourceFailed', { at: { function: 'resize' }, summary: reason, remedy: 'give `memory` a value of at most 10240' }),
  problem('ResourceCancelled', { at: { function: 'resize' }, summary: 'the log group was not made: Resource creation cancelled', remedy: '' }),
];

const policy: PolicyDifference = {
  isFirst: false,
  sentence: 'resize gains s3:* on every resource; report loses s3:GetObject on photos/*; and 1 more.',
  roles: [
    {
      id: 'ResizeRole',
      name: 'resize',
      change: 'changed',
      gains: [
        {
          actions: ['dynamodb:PutItem'],
          resource: 'visits',
          evidence: [
            { file: 'src/resize.ts', line: 31 },
            { file: 'src/lib/count.ts', line: 8 },
          ],
          marks: [],
        },
        { actions: ['s3:*'], resource: 'every resource', evidence: [{ file: 'stackwright.json', line: 14 }], marks: ['wide'] },
      ],
      loses: [],
    },
    {
      id: 'ReportRole',
      name: 'report',
      change: 'changed',
      gains: [],
      loses: [{ actions: ['s3:GetObject'], resource: 'photos/*', evidence: [{ function: 'report', file: 'src/report.ts', line: 1 }], marks: ['still used'] }],
    },
  ],
};

const executing = aSnapshot({
  phase: 'executing',
  ...staged,
  activity: 'Creating functions',
  stackStatus: 'CREATE_IN_PROGRESS',
  events,
  rows: [
    row('done', photos, { startedAt: START + 1_200, endedAt: START + 4_300 }),
    row('done', role, { startedAt: START + 1_250, endedAt: START + 18_000 }),
    row('running', logs, { startedAt: START + 34_000 }),
    row('running', resize, { startedAt: START + 18_000 }),
    row('waiting', permission),
  ],
  done: 2,
  total: 6,
  can: can({ stop: true }),
});

const TROUBLES: Readonly<Record<StackTrouble, string>> = {
  creationLeft: 'CREATE_FAILED',
  creationTakenBack: 'ROLLBACK_COMPLETE',
  creationNotTakenBack: 'ROLLBACK_FAILED',
  updateLeft: 'UPDATE_FAILED',
  updateNotTakenBack: 'UPDATE_ROLLBACK_FAILED',
  importNotTakenBack: 'IMPORT_ROLLBACK_FAILED',
  deletionFailed: 'DELETE_FAILED',
};
const WAYS: Readonly<Record<string, Recovery['way']>> = { updateLeft: 'rollBack', updateNotTakenBack: 'continueRollback', deletionFailed: 'retryDeletion' };

export const monitorStates: Readonly<Record<string, DeploymentSnapshot>> = {
  building: aSnapshot({ phase: 'building', activity: 'Bundling resize', can: can({ abort: true }) }),
  generating: aSnapshot({ phase: 'initializing', activity: 'Generating the template', can: can({ abort: true }) }),
  uploading: aSnapshot({ phase: 'uploading', activity: 'Uploading 2 of 3 artifacts', template, can: can({ abort: true }) }),
  consent: aSnapshot({
    phase: 'awaitingConsent',
    stackStatus: 'ROLLBACK_COMPLETE',
    template,
    consentTo: [
      { ...resize, action: 'remove' },
      { ...photos, action: 'remove', old: 'kept' },
    ],
    problems: [problem('StackBroken', { summary: 'the stack thumbnailer-dev is ROLLBACK_COMPLETE', remedy: 'agree to its deletion, or leave it' })],
    can: can({ consent: true, abort: true }),
  }),
  ...Object.fromEntries(
    Object.entries(TROUBLES).map(([trouble, stackStatus]) => [
      `consent ${trouble}`,
      aSnapshot({
        phase: 'awaitingConsent',
        stackStatus,
        template,
        trouble: trouble as StackTrouble,
        consoleLink: 'https://eu-west-1.console.aws.amazon.com/cloudformation/home',
        consentTo: [
          { ...resize, action: 'remove' },
          { ...photos, action: 'remove', old: 'kept' },
        ],
        losses: ['photos'],
        ...(trouble in WAYS
          ? {
              recovery: {
                way: WAYS[trouble] as Recovery['way'],
                stuck: [{ logicalId: 'Resize', name: 'resize', type: 'AWS::Lambda::Function', reason: 'the old code is gone' }],
              },
            }
          : {}),
        can: can({ consent: true, abort: true, recover: trouble in WAYS, retry: trouble === 'creationLeft' || trouble === 'updateLeft' }),
      }),
    ]),
  ),
  staging: aSnapshot({ phase: 'staging', activity: 'Waiting for the changes', template, stackStatus: 'REVIEW_IN_PROGRESS', can: can({ abort: true }) }),
  stagedEmpty: aSnapshot({ phase: 'staged', ...staged, summary: { ...summary, added: 0, sentence: 'Nothing to do.' }, can: can({ abort: true }) }),
  staged: aSnapshot({ phase: 'staged', ...staged, rows: adds.map((one) => row('waiting', one)), total: 6, can: can({ execute: true, abort: true }) }),
  stagedLosses: aSnapshot({
    phase: 'staged',
    ...staged,
    summary: {
      added: 0,
      modified: 2,
      removed: 2,
      replaced: 1,
      imported: 0,
      sentence: '2 modified (1 replaced), 2 removed. 2 hold data. No public URL. Idle cost: none.',
    },
    stackStatus: 'UPDATE_COMPLETE',
    rows: [modified, replaced, removed, table].map((one) => row('waiting', one)),
    total: 4,
    losses: ['jobs', 'visits'],
    can: can({ execute: true, abort: true }),
  }),
  stagedOfOthers: aSnapshot({
    phase: 'staged',
    ...staged,
    rows: adds.map((one) => row('waiting', one)),
    total: 6,
    can: can({ execute: true, abort: true }),
    problems: [
      problem('StackReplaced', {
        summary: 'nothing of what the stack thumbnailer-dev has stays: all 4 resources are removed',
        remedy: 'look whether another project of the same name was deployed there; if so, give this one another name',
      }),
    ],
  }),
  aborting: aSnapshot({ phase: 'staged', ...staged, rows: adds.map((one) => row('waiting', one)), total: 6, can: can({}), aborts: true }),
  stagedEdited: aSnapshot({ phase: 'staged', ...staged, rows: adds.map((one) => row('waiting', one)), total: 6, can: can({ execute: true, abort: true }) }),
  stagedPolicy: aSnapshot({
    phase: 'staged',
    ...staged,
    summary: { ...summary, added: 0, modified: 3, sentence: '3 changed, nothing removed. One public URL without sign-in. Idle cost: none.' },
    stackStatus: 'UPDATE_COMPLETE',
    rows: [modified, { ...role, action: 'modify' as const, causes: ['Policies changed'] }, { ...permission, action: 'modify' as const }].map((one) =>
      row('waiting', one),
    ),
    total: 4,
    policy,
    problems: [
      problem('ChangesQuestioned', {
        at: { resource: 'photos', file: 'stackwright.json', line: 21 },
        summary: 'photos did not pass the hook Acme::Storage::Encryption: the bucket has to be encrypted with a key of ours',
        meaning: 'a rule that somebody set up for the account (a hook) is against it',
        remedy: 'the changes can be executed as they are; look whether it matters here',
      }),
    ],
    can: can({ execute: true, abort: true }),
  }),
  refused: aSnapshot({
    phase: 'failed',
    failedAt: 'staging',
    template,
    endedAt: START + 9_000,
    problems: [
      problem('StagingFailed', {
        at: { function: 'resize', file: 'stackwright.json', line: 12 },
        summary: 'the changes are refused: resize did not pass PROPERTY_VALIDATION: MemorySize: 12000 is not less or equal to 10240',
        meaning: 'the service does not take a value that the template has',
        remedy: 'correct the value in the form or the manifest, then deploy again',
      }),
      problem('StagingFailed', {
        at: { resource: 'photos', file: 'stackwright.json', line: 21 },
        summary:
          "the changes are refused: photos did not pass NAME_CONFLICT_VALIDATION: Resource of type 'AWS::S3::Bucket' with identifier 'photos' already exists.",
        meaning: 'something of this name exists already, and this stack did not make it',
        remedy: 'give it another name, import what exists (offered in the deployment’s window), or remove that, then deploy again',
      }),
    ],
  }),
  rolledBackDenied: aSnapshot({
    phase: 'rolledBack',
    ...staged,
    stackStatus: 'ROLLBACK_COMPLETE',
    endedAt: START + 40_000,
    events,
    rows: failedRows,
    total: 6,
    errors: 1,
    problems: [
      problem('AccessDenied', {
        at: { function: 'resize', file: 'src/resize.ts', line: 1 },
        summary:
          'resize (AWS::Lambda::Function) failed, because lambda:CreateFunction on arn:aws:lambda:eu-west-1:123456789012:function:resize is not allowed to arn:aws:iam::123456789012:user/dev',
        meaning:
          'the organisation that the account belongs to forbids it by a policy of its own (arn:aws:organizations::987654321098:policy/o-1/service_control_policy/p-2); no statement in the account can allow it',
        remedy: 'ask whoever administers the organisation to allow it, or deploy into another account or region, then deploy again',
      }),
      problem('ResourceCancelled', {
        at: { function: 'resize', file: 'src/resize.ts', line: 1 },
        summary: 'resize (AWS::Logs::LogGroup) was cancelled, because another one failed',
        remedy: 'nothing to do here: put right the first reason',
      }),
    ],
  }),
  removedKept: aSnapshot({
    phase: 'removed',
    endedAt: START + 40_000,
    rows: [row('done', removed, { startedAt: START, endedAt: START + 2_000 }), row('skipped', table, { startedAt: START, endedAt: START + 2_000 })],
    done: 3,
    total: 3,
    problems: [
      problem('ResourceKept', {
        at: { resource: 'visits' },
        summary:
          'visits (AWS::DynamoDB::Table, thumbnailer-dev-Visits-1X2Y) was not deleted: the stack has let go of it; if it is still in your account, it may cost money',
        remedy: 'remove it there when its data is no longer needed',
      }),
    ],
  }),
  stagedKeeping: aSnapshot({ phase: 'staged', ...staged, rows: adds.map((one) => row('waiting', one)), total: 6, can: can({ execute: true, abort: true }) }),
  stagedOnTop: aSnapshot({
    phase: 'staged',
    ...staged,
    summary: { ...summary, sentence: '2 added, 1 changed by replacement, nothing removed.' },
    stackStatus: 'UPDATE_FAILED',
    rows: [resize, permission, replaced].map((one) => row('waiting', one)),
    total: 4,
    keeps: 'forced',
    keepRefusal: 'jobs would be replaced, which the cloud does only where a failure is rolled back',
    can: can({ execute: true, abort: true }),
  }),
  stagedImport: aSnapshot({
    phase: 'staged',
    ...staged,
    summary: { ...summary, added: 4, imported: 1, sentence: '4 added, 1 imported, nothing removed. No public URL. Idle cost: none.' },
    rows: [{ ...photos, action: 'import' as const, physicalId: 'thumbnailer-photos' }, role, logs, resize, permission].map((one) => row('waiting', one)),
    total: 6,
    can: can({ execute: true, abort: true }),
  }),
  executing,
  executingStop: { ...executing, template: JSON.stringify({ Resources: { Photos: { Type: photos.type, DeletionPolicy: 'RetainExceptOnCreate' } } }) },
  stopping: aSnapshot({
    phase: 'stopping',
    ...staged,
    activity: 'Cancelling the update',
    stackStatus: 'UPDATE_IN_PROGRESS',
    events,
    rows: [row('running', modified, { startedAt: START + 30_000 }), row('waiting', removed)],
    total: 2,
  }),
  rollingBack: aSnapshot({
    phase: 'rollingBack',
    ...staged,
    activity: 'Rolling back',
    stackStatus: 'ROLLBACK_IN_PROGRESS',
    events,
    rows: [row('rollingBack', photos, { startedAt: START + 1_200 }), ...failedRows.slice(1)],
    done: 1,
    total: 6,
    errors: 1,
    problems: failedProblems.slice(0, 1),
  }),
  succeeded: aSnapshot({
    phase: 'succeeded',
    ...staged,
    stackStatus: 'CREATE_COMPLETE',
    endedAt: START + 38_000,
    events,
    rows: adds.map((one, index) => row('done', one, { startedAt: START + 1_000 * index, endedAt: START + 4_000 * (index + 1) })),
    done: 6,
    total: 6,
    outputs: [
      { name: 'ApiUrl', value: 'http://127.0.0.1:4566/_aws/execute-api/4f1a2b/$default', description: 'Where the API api answers' },
      { name: 'PhotosBucketName', value: 'thumbnailer-dev-photos-0a1b2c3d4e5f', description: 'The bucket photos' },
      { name: 'ResizeFunctionName', value: 'thumbnailer-dev-Resize-1X2Y3Z', description: 'The function resize' },
    ],
    endpoints: [{ name: 'api', url: 'http://127.0.0.1:4566/_aws/execute-api/4f1a2b/$default' }],
  }),
  succeededEdited: aSnapshot({ phase: 'succeeded', ...staged, stackStatus: 'UPDATE_COMPLETE', endedAt: START + 8_000, differs: true }),
  succeededDrifted: aSnapshot({ phase: 'succeeded', ...staged, stackStatus: 'UPDATE_COMPLETE', endedAt: START + 8_000, drifted: 2 }),
  unchangedDrifted: aSnapshot({ phase: 'unchanged', template, stackStatus: 'UPDATE_COMPLETE', endedAt: START + 3_000, drifted: 1 }),
  couldNotBegin: aSnapshot({
    phase: 'failed',
    failedAt: 'initialisation',
    endedAt: START + 400,
    problems: [problem('EntryMissing', { at: { function: 'resize' }, summary: 'no file src/resize.ts', remedy: 'create it' })],
  }),
  silent: { ...executing, activity: "The cloud doesn't answer; asking again in 8 s" },
  longNames: aSnapshot({
    phase: 'executing',
    ...staged,
    activity: 'Creating the stack',
    stackStatus: 'CREATE_IN_PROGRESS',
    rows: [
      row('done', aChange({ action: 'add', type: 'AWS::ApiGatewayV2::Integration', name: 'submitTheMonthlyReportOfEverySubsidiary' }), {
        startedAt: START,
        endedAt: START + 900,
      }),
      row('running', aChange({ action: 'add', type: 'AWS::DynamoDB::Table', name: `${'aVeryLongName'.repeat(8)}OfATable` }), { startedAt: START }),
    ],
    done: 1,
    total: 3,
    can: can({ stop: true }),
  }),
  removing: aSnapshot({
    phase: 'removing',
    activity: 'Removing the stack',
    stackStatus: 'DELETE_IN_PROGRESS',
    summary: { added: 0, modified: 0, removed: 1, replaced: 0, imported: 0, sentence: '1 removed.' },
    rows: [row('running', removed, { startedAt: START })],
    total: 2,
  }),
  manyOutputs: aSnapshot({
    phase: 'succeeded',
    ...staged,
    stackStatus: 'CREATE_COMPLETE',
    endedAt: START + 38_000,
    rows: adds.map((one) => row('done', one, { startedAt: START, endedAt: START + 4_000 })),
    done: 6,
    total: 6,
    outputs: Array.from({ length: 20 }, (_, index) => ({ name: `Bucket${index}Name`, value: `thumbnailer-dev-bucket${index}-0a1b2c3d4e5f`, description: '' })),
  }),
  unchanged: aSnapshot({ phase: 'unchanged', template, stackStatus: 'UPDATE_COMPLETE', endedAt: START + 3_000 }),
  rolledBack: aSnapshot({
    phase: 'rolledBack',
    ...staged,
    stackStatus: 'ROLLBACK_COMPLETE',
    endedAt: START + 40_000,
    events,
    rows: failedRows,
    done: 0,
    total: 6,
    errors: 1,
    problems: failedProblems,
  }),
  failed: aSnapshot({
    phase: 'failed',
    ...staged,
    stackStatus: 'UPDATE_ROLLBACK_FAILED',
    endedAt: START + 40_000,
    events,
    rows: failedRows,
    total: 6,
    errors: 2,
    problems: failedProblems,
  }),
  halted: aSnapshot({
    phase: 'failed',
    ...staged,
    stackStatus: 'CREATE_FAILED',
    endedAt: START + 20_000,
    events,
    rows: [
      row('done', photos, { startedAt: START + 1_200, endedAt: START + 4_300 }),
      row('done', role, { startedAt: START + 1_250, endedAt: START + 18_000 }),
      row('done', logs, { startedAt: START + 1_250, endedAt: START + 19_000 }),
      row('failed', resize, { startedAt: START + 18_100, endedAt: START + 19_900, reason }),
      row('waiting', permission),
    ],
    done: 3,
    total: 6,
    errors: 1,
    problems: failedProblems.slice(0, 1),
    halted: { stands: ['photos'], failed: ['resize'], notBegun: [], count: { stands: 3, all: 5 }, isCreation: true },
  }),
  importable: aSnapshot({
    phase: 'failed',
    failedAt: 'staging',
    template,
    endedAt: START + 9_000,
    problems: [
      problem('StagingFailed', {
        summary: "the changes are refused: Resource of type 'AWS::S3::Bucket' with identifier 'thumbnailer-photos' already exists.",
        remedy: 'correct what the message names, then deploy again',
      }),
    ],
    importable: [{ logicalId: 'Photos', name: 'photos', type: 'AWS::S3::Bucket', physicalId: 'thumbnailer-photos' }],
  }),
  expired: aSnapshot({
    phase: 'lost',
    template,
    endedAt: START + 9_000,
    problems: [
      problem('CredentialsExpired', {
        summary: 'the credentials expired while the changes were staged',
        remedy: 'paste new ones under Target, then press Deploy Project',
      }),
    ],
  }),
  executingSignedOut: { ...executing, waitsFor: 'credentials' },
  executingOffline: { ...executing, waitsFor: 'network' },
  stagedSignedOut: aSnapshot({
    phase: 'staged',
    ...staged,
    rows: adds.map((one) => row('waiting', one)),
    total: 6,
    waitsFor: 'credentials',
    can: can({ execute: true, abort: true }),
  }),
  stopped: aSnapshot({
    phase: 'rolledBack',
    ...staged,
    endedAt: START + 9_000,
    rows: adds.map((one) => row('rolledBack', one, { startedAt: START + 1_000, endedAt: START + 8_000 })),
    total: 6,
    stopTaken: true,
    stopDeletes: true,
  }),
  stoppedTooLate: aSnapshot({
    phase: 'succeeded',
    ...staged,
    endedAt: START + 9_000,
    rows: adds.map((one) => row('done', one, { startedAt: START + 1_000, endedAt: START + 8_000 })),
    done: 6,
    total: 6,
    stopTaken: true,
  }),
  aborted: aSnapshot({ phase: 'aborted', ...staged, endedAt: START + 9_000, rows: adds.map((one) => row('waiting', one)), total: 5 }),
  manyRows: aSnapshot({
    phase: 'executing',
    ...staged,
    stackStatus: 'UPDATE_IN_PROGRESS',
    events,
    rows: Array.from({ length: 500 }, (_, index) =>
      row(
        index < 180 ? 'done' : index < 196 ? 'running' : 'waiting',
        aChange({ action: 'add', type: 'AWS::SQS::Queue', name: `queue${index}` }),
        index < 196 ? { startedAt: START + index * 100 } : {},
      ),
    ),
    done: 180,
    total: 501,
    can: can({ stop: true }),
  }),
};
