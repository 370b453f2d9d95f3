import fc from 'fast-check';
import type { JsonObject } from '#base/json.ts';
import type { Fault, Scenario } from '#clouds/aws/simulator/scenario/scenario.ts';
import type { Template } from '#model/template.ts';
import { nestedStack } from './nested-templates.ts';

/** What may be deployed, what may go wrong, and what a person may do meanwhile: all at random. */
export interface RandomRehearsal {
  readonly templates: readonly Template[];
  readonly scenario: Scenario;
  /** One for each template. */
  readonly persons: readonly Person[];
}

export interface Person {
  /** After so many looks at the execution. */
  readonly stopsAfter: number | undefined;
  readonly letsStackGo: boolean;
  readonly detachesAfter: number | undefined;
  readonly consents: boolean;
  readonly confirmsLosses: boolean;
  /** In place of deploying. */
  readonly removes: boolean;
  /** Gives new credentials where they are asked for; else gives up. */
  readonly signsIn: boolean;
  /** After so many looks at it the page is loaded anew, and finds it again. */
  readonly reloadsAfter: number | undefined;
  /** A failure is to leave what succeeded. */
  readonly keeps: boolean;
  /** Takes a broken stack's own way out, where it has one, skipping what stands in the way. */
  readonly recovers: boolean;
  /** Deploys on what a failure left. */
  readonly retries: boolean;
  /** Somebody else deploys the same stack, after so many looks at this deployment. */
  readonly rivalAfter: number | undefined;
}

const IDS = ['A', 'B', 'C', 'D', 'E'] as const;
export const DATA_TYPE = 'AWS::DynamoDB::Table';
const NESTED_TYPE = 'AWS::CloudFormation::Stack';
const TYPES = ['AWS::SNS::Topic', 'AWS::SNS::Topic', DATA_TYPE, 'Custom::Slow', NESTED_TYPE] as const;

/** What nested stacks are made of, by version; their resources' courses go by the same names. */
export const NESTED_TEMPLATES: Readonly<Record<string, JsonObject>> = Object.fromEntries(
  [0, 1, 2].map((version) => [
    `v${version}.json`,
    {
      Resources: {
        N: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: `v${version}` } },
        ...(version === 1 ? { O: { Type: 'Custom::Slow', DependsOn: 'N', Properties: { ServiceToken: 'arn:aws:lambda:0', Version: 1 } } } : {}),
        ...(version === 2 ? { P: { Type: 'AWS::SNS::Topic', DependsOn: 'N', Properties: {} } } : {}),
      },
    },
  ]),
);

const declared = fc.record({
  isThere: fc.constantFrom(true, true, true, false),
  version: fc.nat(2),
  /** Of what can't be changed in place. */
  replacement: fc.constantFrom(0, 0, 0, 1),
  after: fc.array(fc.nat(4), { maxLength: 2 }),
  policy: fc.constantFrom(undefined, 'Delete', 'Retain', 'RetainExceptOnCreate'),
});

const templates = fc
  .record({
    types: fc.array(fc.constantFrom(...TYPES), { minLength: 5, maxLength: 5 }),
    states: fc.array(fc.array(declared, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ types, states }) => states.map((state) => templateOf(types, state)));

type Declared = typeof declared extends fc.Arbitrary<infer Value> ? Value : never;

function templateOf(types: readonly string[], state: readonly Declared[]): Template {
  const there = (index: number): boolean => state[index]?.isThere ?? false;
  const entries = IDS.flatMap((id, index): [string, JsonObject][] => {
    const of = state[index];
    if (!of?.isThere) return [];
    // Only on those before it, so that there is never a circle.
    const after = [...new Set(of.after)].filter((other) => other < index && there(other)).map((other) => IDS[other] ?? 'A');
    return [
      [
        id,
        {
          Type: types[index] ?? 'AWS::SNS::Topic',
          Metadata: { Stackwright: { name: id.toLowerCase() } },
          ...(after.length > 0 ? { DependsOn: after } : {}),
          ...(of.policy === undefined ? {} : { DeletionPolicy: of.policy, UpdateReplacePolicy: of.policy === 'RetainExceptOnCreate' ? 'Retain' : of.policy }),
          Properties: propertiesOf(types[index] ?? '', of),
        },
      ],
    ];
  });
  // A template has one resource at least.
  return { Resources: Object.fromEntries([['Z', { Type: 'AWS::SNS::Topic', Properties: {} }], ...entries]) };
}

function propertiesOf(type: string, { version, replacement }: Declared): JsonObject {
  switch (type) {
    case DATA_TYPE:
      return { BillingMode: version === 0 ? 'PAY_PER_REQUEST' : 'PROVISIONED', KeySchema: [{ AttributeName: `key${replacement}`, KeyType: 'HASH' }] };
    case NESTED_TYPE:
      return nestedStack(`v${version}.json`).Properties as JsonObject;
    case 'Custom::Slow':
      return { ServiceToken: `arn:aws:lambda:${replacement}`, Version: version };
    default:
      return { DisplayName: `v${version}`, FifoTopic: replacement === 1 };
  }
}

const course = fc.record(
  { seconds: fc.nat(60), fail: fc.constantFrom('it is in use', 'no capacity'), times: fc.integer({ min: 1, max: 2 }) },
  { requiredKeys: [] },
);

/** All that a deployment sends, from the first look to the way out. */
const COMMANDS = [
  'CancelUpdateStack',
  'ContinueUpdateRollback',
  'CreateChangeSet',
  'CreateStack',
  'DeleteChangeSet',
  'DeleteStack',
  'DescribeChangeSet',
  'DescribeStackEvents',
  'DescribeStacks',
  'ExecuteChangeSet',
  'GetTemplate',
  'HeadObject',
  'ListChangeSets',
  'ListStackResources',
  'PutObject',
  'RollbackStack',
] as const;

/** What stands there before the first deployment, now and then. */
const STATUSES = [
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'CREATE_IN_PROGRESS',
  'DELETE_FAILED',
  'DELETE_IN_PROGRESS',
  'REVIEW_IN_PROGRESS',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'ROLLBACK_IN_PROGRESS',
  'UPDATE_COMPLETE',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_FAILED',
  'UPDATE_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_FAILED',
  'UPDATE_ROLLBACK_IN_PROGRESS',
] as const;

const standing = fc
  .record({
    status: fc.constantFrom(...STATUSES),
    ours: fc.constantFrom(true, true, true, true, false),
    holds: fc.constantFrom({}, { A: 'AWS::SNS::Topic' }, { A: 'AWS::SNS::Topic', C: DATA_TYPE }),
    seconds: fc.integer({ min: 1, max: 90 }),
  })
  // What only waits for its first changes holds nothing; of what runs already only the stack's own end is played.
  .map((one) => (one.status.endsWith('_IN_PROGRESS') ? { ...one, holds: {} } : one));
const fault = fc
  .record({
    command: fc.constantFrom(
      ...COMMANDS,
      // What a deployment hangs on, and what is called most.
      'ExecuteChangeSet',
      'CreateChangeSet',
      'DescribeStacks',
      'DescribeStackEvents',
      '*',
    ),
    first: fc.integer({ min: 1, max: 30 }),
    length: fc.integer({ min: 1, max: 4 }),
    error: fc.constantFrom('Throttling' as const, 'network' as const, 'ServiceUnavailable' as const, 'ExpiredToken' as const, 'AccessDenied' as const),
    carriedOut: fc.boolean(),
  })
  .map(
    ({ command, first, length, error, carriedOut }): Fault => ({
      command,
      calls: Array.from({ length }, (_, index) => first + index),
      error,
      ...(error === 'network' ? { carriedOut } : {}),
    }),
  );

/** For a while, from a moment on. */
const window = fc
  .record({
    afterSeconds: fc.integer({ min: 0, max: 200 }),
    forSeconds: fc.integer({ min: 1, max: 400 }),
    error: fc.constantFrom('Throttling' as const, 'network' as const, 'ServiceUnavailable' as const, 'ExpiredToken' as const),
    carriedOut: fc.boolean(),
  })
  .map(({ error, carriedOut, ...when }): Fault => ({ command: '*', ...when, error, ...(error === 'network' ? { carriedOut } : {}) }));

const scenario = fc.record({
  stacks: fc.option(standing, { nil: undefined, freq: 2 }).map((one) => (one ? { 'shop-dev': one } : {})),
  resources: fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'n', 'o', 'p'),
    fc.record({ create: course, update: course, delete: course, rollback: course }, { requiredKeys: [] }),
    { maxKeys: 4 },
  ),
  faults: fc.array(fc.oneof({ weight: 3, arbitrary: fault }, { weight: 1, arbitrary: window }), { maxLength: 3 }),
});

const person = fc.record({
  stopsAfter: fc.option(fc.nat(8), { nil: undefined, freq: 2 }),
  letsStackGo: fc.boolean(),
  detachesAfter: fc.option(fc.nat(8), { nil: undefined, freq: 6 }),
  consents: fc.boolean(),
  confirmsLosses: fc.boolean(),
  removes: fc.constantFrom(false, false, false, true),
  signsIn: fc.boolean(),
  reloadsAfter: fc.option(fc.nat(8), { nil: undefined, freq: 3 }),
  keeps: fc.constantFrom(false, false, false, true),
  recovers: fc.boolean(),
  retries: fc.boolean(),
  rivalAfter: fc.option(fc.nat(12), { nil: undefined, freq: 5 }),
});

export const randomRehearsal: fc.Arbitrary<RandomRehearsal> = fc.record({
  templates,
  scenario,
  persons: fc.array(person, { minLength: 3, maxLength: 3 }),
});
