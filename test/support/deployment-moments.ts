import type { DeploymentRow, DeploymentSnapshot } from '#model/deployment.ts';
import { problem } from '#model/problem.ts';
import { aSnapshot } from './a-snapshot.ts';
import { aChange, monitorStates, STATES_NOW } from './deployment-states.ts';

// Moments of a deployment that most people never see, and that have to look as well as the others: for the gallery and for tests.

const START = STATES_NOW - 42_000;
const NOTHING = { execute: false, abort: false, stop: false, consent: false };
const executing = monitorStates.executing as DeploymentSnapshot;
const staged = monitorStates.staged as DeploymentSnapshot;
const succeeded = monitorStates.succeeded as DeploymentSnapshot;
const removing = monitorStates.removing as DeploymentSnapshot;

const code = aChange({ action: 'modify', type: 'AWS::Lambda::Function', name: 'resize', causes: ['Code changed'] });

const LONG_REASON =
  'Resource handler returned message: "User: arn:aws:sts::123456789012:assumed-role/a-very-long-role-name-for-deployments-of-the-platform-team/somebody-with-a-long-name is not authorized to perform: lambda:CreateFunction on resource: arn:aws:lambda:eu-west-1:123456789012:function:thumbnailer-dev-Resize-1X2Y3Z because no identity-based policy allows the lambda:CreateFunction action (Service: Lambda, Status Code: 403, Request ID: 6f0c5c1e-0000-4000-8000-000000000000)" (RequestToken: 6f0c5c1e-0000-4000-8000-000000000001, HandlerErrorCode: AccessDenied)';

const CAUSE =
  'RedrivePolicy changed: {"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:123456789012:failed-before","maxReceiveCount":3} → {"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:123456789012:failed-afterwards","maxReceiveCount":5}';

const REASONS: Partial<Record<DeploymentRow['state'], string>> = {
  failed: LONG_REASON,
  skipped: 'left as it is: it could not be taken back',
  cancelled: 'Resource creation cancelled',
};

/** Each state of a row beside the others, named for it. */
const eachRow = (['waiting', 'running', 'done', 'failed', 'rollingBack', 'rolledBack', 'skipped', 'cancelled'] as const).map(
  (state, index): DeploymentRow => ({
    change: aChange({ action: 'add', type: 'AWS::SQS::Queue', name: state }),
    state,
    ...(state === 'waiting' || state === 'cancelled' ? {} : { startedAt: START + index * 1_000 }),
    ...(['done', 'failed', 'rolledBack', 'skipped'].includes(state) ? { endedAt: START + index * 1_000 + 4_200 } : {}),
    ...(REASONS[state] === undefined ? {} : { reason: REASONS[state] }),
  }),
);

export const deploymentMoments: Readonly<Record<string, DeploymentSnapshot>> = {
  preparing: aSnapshot({ phase: 'preparing', activity: 'Looking at the stack', template: '{}', can: { ...NOTHING, abort: true } }),
  heldBySomebody: aSnapshot({
    phase: 'preparing',
    activity: 'alice is updating the stack since 10:03:07 UTC; waiting until that is over',
    heldBy: 'alice is updating the stack since 10:03:07 UTC',
    template: '{}',
    can: { ...NOTHING, abort: true },
  }),
  replacing: aSnapshot({ phase: 'replacing', activity: 'Deleting the stack, then it is made again', template: '{}', stackStatus: 'DELETE_IN_PROGRESS' }),
  recovering: aSnapshot({
    phase: 'recovering',
    activity: 'Continuing the rollback, skipping resize',
    template: '{}',
    stackStatus: 'UPDATE_ROLLBACK_IN_PROGRESS',
  }),
  recovered: aSnapshot({ phase: 'recovered', template: '{}', stackStatus: 'UPDATE_ROLLBACK_COMPLETE', endedAt: START + 40_000 }),
  removed: {
    ...removing,
    phase: 'removed',
    activity: '',
    endedAt: START + 40_000,
    rows: removing.rows.map((row) => ({ ...row, state: 'done' as const, endedAt: START + 9_000 })),
    done: 2,
  },
  lostFromSight: {
    ...executing,
    phase: 'lost',
    endedAt: START + 40_000,
    can: NOTHING,
    problems: [problem('EndpointUnreachable', { summary: 'no answer to DescribeStackEvents', remedy: 'check the connection, then press Deploy Project' })],
  },
  throttled: { ...executing, activity: 'The cloud asks for patience (Throttling: Rate exceeded); asking again in 12 s' },
  everyRow: {
    ...executing,
    phase: 'rollingBack',
    stackStatus: 'UPDATE_ROLLBACK_IN_PROGRESS',
    activity: 'Rolling back',
    rows: eachRow,
    done: 3,
    total: 9,
    errors: 1,
    can: NOTHING,
  },
  returnStaged: {
    ...staged,
    returnsTo: '20261121T081530123Z-1a2b3c4d',
    stackStatus: 'UPDATE_COMPLETE',
    summary: { added: 0, modified: 1, removed: 0, replaced: 0, imported: 0, sentence: '1 changed, nothing removed.' },
    rows: [{ change: code, state: 'waiting' }],
    total: 2,
  },
  returned: {
    ...succeeded,
    returnsTo: '20261121T081530123Z-1a2b3c4d',
    stackStatus: 'UPDATE_COMPLETE',
    rows: [{ change: code, state: 'done', startedAt: START, endedAt: START + 4_000 }],
    done: 2,
    total: 2,
  },
  longReason: aSnapshot({
    phase: 'rolledBack',
    template: '{}',
    stackStatus: 'UPDATE_ROLLBACK_COMPLETE',
    endedAt: START + 40_000,
    rows: [
      {
        change: aChange({ action: 'add', type: 'AWS::Lambda::Function', name: 'resize' }),
        state: 'failed',
        startedAt: START,
        endedAt: START + 900,
        reason: LONG_REASON,
      },
    ],
    total: 2,
    errors: 1,
    problems: [
      problem('ResourceFailed', {
        at: { function: 'resize' },
        summary: `resize (AWS::Lambda::Function) could not be made: ${LONG_REASON}`,
        remedy: 'allow it, then deploy again',
      }),
    ],
  }),
  manyOutputs: {
    ...succeeded,
    outputs: [
      ...succeeded.outputs,
      ...Array.from({ length: 197 }, (_, index) => ({
        name: `Queue${index}Url`,
        value: `https://sqs.eu-west-1.amazonaws.com/123456789012/queue${index}`,
        description: '',
      })),
    ],
  },
  manyFailed: {
    ...executing,
    phase: 'rollingBack',
    stackStatus: 'UPDATE_ROLLBACK_IN_PROGRESS',
    activity: 'Rolling back',
    rows: Array.from({ length: 120 }, (_, index): DeploymentRow => {
      const state = index % 30 === 29 ? 'failed' : index < 60 ? 'rolledBack' : 'cancelled';
      const change = aChange({ action: index % 2 === 0 ? 'add' : 'modify', type: 'AWS::SQS::Queue', name: `queue${index}`, causes: [CAUSE] });
      return {
        change,
        state,
        startedAt: START + index * 100,
        endedAt: START + index * 100 + 4_200,
        reason: state === 'failed' ? LONG_REASON : 'Resource update cancelled',
      };
    }),
    done: 60,
    total: 121,
    errors: 4,
    can: NOTHING,
  },
  longUrl: {
    ...succeeded,
    outputs: [{ name: 'ReportOfTheMonthBucketName', value: `thumbnailer-dev-${'monthly-report-'.repeat(12)}0a1b2c`, description: '' }],
    endpoints: [{ name: 'api', url: `https://4f1a2b3c4d.execute-api.eu-west-1.amazonaws.com/production/${'reports/'.repeat(20)}latest` }],
  },
};
