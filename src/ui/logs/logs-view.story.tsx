import type { LogLine } from '#kit/stack-driver.ts';
import { requestsOf } from '#state/logs-requests.ts';
import type { Stories } from '#ui/parts/story.ts';
import { LogsView, type LogsViewProps } from './logs-view.tsx';

const idle = () => {};
const START = Date.UTC(2026, 10, 21, 10, 0, 0);
const line = (at: number, text: string): LogLine => ({ at: START + at, text, stream: 'a', id: `${at}` });
const lines = [
  line(0, 'START RequestId: 6f0c5c1e-0000-4000-8000-000000000001 Version: $LATEST'),
  line(4, '2026-11-21T10:00:00.004Z\t6f0c5c1e-0000-4000-8000-000000000001\tINFO\thome was visited'),
  line(9, 'END RequestId: 6f0c5c1e-0000-4000-8000-000000000001'),
  line(10, 'REPORT RequestId: 6f0c5c1e-0000-4000-8000-000000000001\tDuration: 9.10 ms\tBilled Duration: 10 ms\tMemory Size: 256 MB\tMax Memory Used: 61 MB'),
  line(2_000, 'START RequestId: 6f0c5c1e-0000-4000-8000-000000000002 Version: $LATEST'),
  line(
    2_010,
    '2026-11-21T10:00:02.010Z\t6f0c5c1e-0000-4000-8000-000000000002\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"page is undefined"}',
  ),
  line(2_012, 'END RequestId: 6f0c5c1e-0000-4000-8000-000000000002'),
  line(
    2_013,
    'REPORT RequestId: 6f0c5c1e-0000-4000-8000-000000000002\tDuration: 12.00 ms\tBilled Duration: 13 ms\tMemory Size: 256 MB\tMax Memory Used: 61 MB',
  ),
];
const props: LogsViewProps = {
  functions: ['hit'],
  functionName: 'hit',
  requests: [],
  search: '',
  isFollowing: true,
  problem: undefined,
  denied: [],
  actions: { chooseFunction: idle, search: idle, follow: idle, clear: idle, download: idle, addStatement: idle },
};
const framed = (of: Partial<LogsViewProps>) => () => (
  <div style={{ height: 280, border: '1px solid var(--line)' }}>
    <LogsView {...props} {...of} />
  </div>
);

export const stories: Stories = {
  empty: framed({}),
  lines: framed({ requests: requestsOf(lines) }),
  'only the newest': framed({ requests: requestsOf(lines), mostLines: 5_000 }),
  searched: framed({ requests: requestsOf(lines), search: 'undefined' }),
};
