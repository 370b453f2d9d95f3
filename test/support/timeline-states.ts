import { beginProgress, endProgress } from '#engine/deploy/progress.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import type { StackEvent } from '#model/stack.ts';
import { aSnapshot } from './a-snapshot.ts';
import { STATES_NOW } from './deployment-states.ts';
import { aRow, eventsOf, rowsAfter } from './told-events.ts';

// A deployment as its timeline shows it: for the gallery, for tests and for the benchmarks. None of it is shown in the product.

const START = STATES_NOW - 42_000;
const TYPES: Readonly<Record<string, string>> = {
  stack: 'AWS::CloudFormation::Stack',
  ResizeRole: 'AWS::IAM::Role',
  Photos: 'AWS::S3::Bucket',
  Resize: 'AWS::Lambda::Function',
  Permission: 'AWS::Lambda::Permission',
  Visits: 'AWS::DynamoDB::Table',
  Old: 'AWS::SNS::Topic',
  Search: 'AWS::CloudFormation::Stack',
};

const WORDS = { running: 'IN_PROGRESS', done: 'COMPLETE', failed: 'FAILED', skipped: 'SKIPPED' } as const;

const timed = (events: readonly StackEvent[]): StackEvent[] =>
  events.map((event) => ({
    ...event,
    at: START + event.at * 100,
    type: TYPES[event.logicalId] ?? 'AWS::SQS::Queue',
    status: `${event.verb.toUpperCase()}_${WORDS[event.phase]}`,
    ...(event.logicalId.includes('/') ? { parent: event.logicalId.replace(/\/[^/]*$/, '') } : {}),
    ...(event.phase === 'failed' ? { reason: event.cancelled ? 'Resource update cancelled' : 'Subscriber limit exceeded' } : {}),
  }));

const change = (id: string) => ({ change: { type: TYPES[id] ?? 'AWS::SQS::Queue', name: id.charAt(0).toLowerCase() + id.slice(1) } });
const rows = [
  aRow('ResizeRole', change('ResizeRole')),
  aRow('Photos', { ...change('Photos'), after: ['Permission'] }),
  aRow('Resize', { ...change('Resize'), after: ['ResizeRole', 'Visits'] }),
  aRow('Permission', { ...change('Permission'), after: ['Resize'] }),
  aRow('Visits', { change: { ...change('Visits').change, action: 'modify' } }),
  aRow('Search', change('Search')),
  aRow('Old', { change: { ...change('Old').change, action: 'remove' } }),
];

const begun = timed(eventsOf`
  0 stack update running
  3 ResizeRole create running
  4 Visits update running
  5 Search create running
  30 Search/Index create running
  90 Search/Index create done
  100 Search create done
  110 Visits update running stabilising
  150 Visits update done
  173 ResizeRole create done
  180 Resize create running`);

const ended = timed(eventsOf`
  250 Resize create done
  255 Permission create running
  280 Permission create done
  285 Photos create running
  380 Photos create done
  385 Old delete running
  400 Old delete done
  405 stack update done`);

const failed = timed(eventsOf`
  200 Resize create failed
  210 stack rollback running
  220 Visits update running
  260 Visits update done
  300 Search delete running
  330 Search delete done
  310 ResizeRole delete running
  335 ResizeRole delete done
  340 stack rollback done`);

const counted = (events: readonly StackEvent[]): Partial<DeploymentSnapshot> => {
  const told = rowsAfter(rows, events);
  const own = told.filter((row) => row.parent === undefined);
  return { rows: told, events, done: own.filter((row) => row.state === 'done').length, total: own.length + 1 };
};
const facts = { template: '{}', changeSetId: 'changes-1', activity: 'Updating the stack' };

export const timelineStates: Readonly<Record<string, DeploymentSnapshot>> = {
  timeline: aSnapshot({ phase: 'executing', ...facts, stackStatus: 'UPDATE_IN_PROGRESS', ...counted(begun) }),
  timelineEnded: aSnapshot({
    phase: 'succeeded',
    ...facts,
    stackStatus: 'UPDATE_COMPLETE',
    endedAt: START + 40_500,
    ...counted([...begun, ...ended]),
    done: 8,
  }),
  timelineRolledBack: aSnapshot({
    phase: 'rolledBack',
    ...facts,
    stackStatus: 'UPDATE_ROLLBACK_COMPLETE',
    endedAt: START + 34_000,
    ...counted([...begun, ...failed]),
    rows: endProgress({ ...beginProgress('update', []), rows: rowsAfter(rows, [...begun, ...failed]) }, 'rolledBack', START + 34_000).rows,
    errors: 1,
  }),
};

/** Five hundred resources as they are after so many of their five thousand events. */
export function manyResources(told = 5_000, resources = 500): DeploymentSnapshot {
  const ids = Array.from({ length: resources }, (_, index) => `Queue${index}`);
  const many = ids.map((id, index) => aRow(id, { ...change(id), after: index % 10 === 0 ? [] : [`Queue${index - 1}`] }));
  const events = manyEvents(resources).slice(0, told);
  const after = rowsAfter(many, events);
  return aSnapshot({
    phase: 'executing',
    ...facts,
    stackStatus: 'UPDATE_IN_PROGRESS',
    rows: after,
    events,
    done: after.filter((row) => row.state === 'done').length,
    total: resources + 1,
  });
}

/** Ten of each, wave after wave: nine of a beginning that is told again and again, and an end. */
export function manyEvents(resources = 500): readonly StackEvent[] {
  return Array.from({ length: resources * 10 }, (_, index) => {
    const wave = Math.floor(index / (resources / 10));
    const of = (Math.floor(wave / 10) * (resources / 10) + (index % (resources / 10))) % resources;
    const isEnd = wave % 10 === 9;
    return {
      id: `many-${index}`,
      at: START + index * 8,
      logicalId: `Queue${of}`,
      type: 'AWS::SQS::Queue',
      status: isEnd ? 'CREATE_COMPLETE' : 'CREATE_IN_PROGRESS',
      verb: 'create',
      phase: isEnd ? 'done' : 'running',
      isStack: false,
    };
  });
}
