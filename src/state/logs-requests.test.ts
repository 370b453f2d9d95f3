import { expect, test } from 'vitest';
import type { LogLine } from '#kit/stack-driver.ts';
import { requestsOf } from './logs-requests.ts';

const line = (at: number, stream: string, text: string): LogLine => ({ at, stream, text, id: `${stream}-${at}` });

test('lines are grouped by request, with what the platform reports, also where two instances speak at once', () => {
  const lines = [
    line(1, 'a', 'START RequestId: r1 Version: $LATEST'),
    line(2, 'b', 'START RequestId: r2 Version: $LATEST'),
    line(3, 'a', '2026-11-21T10:00:00Z\tr1\tINFO\thello'),
    line(4, 'b', '2026-11-21T10:00:00Z\tr2\tERROR\tInvoke Error\t{"errorType":"Error"}'),
    line(5, 'a', 'END RequestId: r1'),
    line(6, 'a', 'REPORT RequestId: r1\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 256 MB\tMax Memory Used: 61 MB'),
    line(7, 'b', 'END RequestId: r2'),
    line(8, 'b', 'REPORT RequestId: r2\tDuration: 5.00 ms\tBilled Duration: 5 ms\tMemory Size: 256 MB\tMax Memory Used: 60 MB'),
    line(9, 'a', 'INIT_START Runtime Version: nodejs:22'),
  ];
  const summary = requestsOf(lines).map(({ lines: own, ...rest }) => ({ ...rest, lines: own.map((one) => one.at) }));
  expect(summary).toEqual([
    { key: 'r1', requestId: 'r1', startedAt: 1, lines: [1, 3, 5, 6], duration: 12.34, memoryUsed: 61, isFailed: false },
    { key: 'r2', requestId: 'r2', startedAt: 2, lines: [2, 4, 7, 8], duration: 5, memoryUsed: 60, isFailed: true },
    { key: 'a-9', startedAt: 9, lines: [9], isFailed: false },
  ]);
});
