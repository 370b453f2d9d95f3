import type { DeniedOffer } from '#state/denied-offers.ts';
import type { Stories } from '#ui/parts/story.ts';
import { RunView, type RunViewProps } from './run-view.tsx';

const idle = () => {};
const props: RunViewProps = {
  functions: ['hit', 'report'],
  functionName: 'hit',
  events: [{ name: 'home', path: 'events/hit/home.json' }],
  templates: [{ name: 'visit', title: 'HTTP request (visit)', event: {} }],
  eventName: undefined,
  eventText: '{\n  "rawPath": "/",\n  "requestContext": { "http": { "method": "GET" } }\n}\n',
  isRunning: false,
  result: undefined,
  frames: [],
  problem: undefined,
  denied: [],
  actions: {
    chooseFunction: idle,
    chooseEvent: idle,
    beginEvent: idle,
    editEvent: idle,
    saveEvent: idle,
    removeEvent: idle,
    run: idle,
    stop: idle,
    goTo: idle,
    addStatement: idle,
  },
};
const offered = (action: string, choices: readonly (readonly [name: string | undefined, resource: string])[]): DeniedOffer => ({
  key: action,
  denial: { action },
  choices: choices.map(([name, resource]) => ({ ...(name ? { name } : {}), statement: { actions: [action], resources: [resource] } })),
  isAdded: false,
});
const framed = (of: Partial<RunViewProps>) => () => (
  <div style={{ height: 280, border: '1px solid var(--line)' }}>
    <RunView {...props} {...of} />
  </div>
);

export const stories: Stories = {
  fresh: framed({}),
  noEventYet: framed({ events: [] }),
  running: framed({ isRunning: true }),
  logCut: framed({ result: { status: 'succeeded', payload: 1, logs: ['END RequestId: 6f0c5c1e'], logsCut: true, duration: 12 } }),
  succeeded: framed({
    eventName: 'home',
    result: {
      status: 'succeeded',
      payload: { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"page":"home","count":3}' },
      logs: ['START RequestId: 6f0c5c1e Version: $LATEST', '2026-11-21T10:00:00.000Z\t6f0c5c1e\tINFO\thome was visited', 'END RequestId: 6f0c5c1e'],
      duration: 12.4,
      memoryUsed: 61,
      requestId: '6f0c5c1e',
    },
  }),
  failed: framed({
    frames: [
      { name: 'check', file: 'src/check.ts', line: 2, column: 18 },
      { name: 'handler', file: 'src/hit.ts', line: 5, column: 10 },
    ],
    result: {
      status: 'failed',
      payload: { errorType: 'TypeError', errorMessage: 'no id', trace: ['TypeError: no id', '    at check (/var/task/index.js:33:18)'] },
      logs: [],
      duration: 3,
    },
  }),
  denied: framed({
    result: {
      status: 'failed',
      payload: { errorType: 'AccessDeniedException', errorMessage: 'User is not authorized to perform: dynamodb:GetItem' },
      logs: [],
      duration: 88,
    },
    denied: [
      offered('dynamodb:GetItem', [[undefined, 'arn:aws:dynamodb:eu-west-1:000000000000:table/http-counter-dev-Visits']]),
      offered('s3:GetObject', [['backup', '${Backup.Arn}/*']]),
      offered('s3:PutObject', [
        ['photos', '${Photos.Arn}/*'],
        ['backup', '${Backup.Arn}/*'],
      ]),
      offered('ses:SendEmail', [[undefined, '*']]),
      { ...offered('sqs:SendMessage', [['jobs', '${Jobs.Arn}']]), isAdded: true },
    ],
  }),
};
