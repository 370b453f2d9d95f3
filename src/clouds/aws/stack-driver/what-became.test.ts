import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { Send } from '../client/calls.ts';
import { whatBecame } from './what-became.ts';

const staged = { stackId: 'stack', stack: 'shop-dev', id: 'set', kind: 'update', changes: [], empty: false } as const;
const told = (answer: () => object) => whatBecame((async () => answer()) as unknown as Send, staged);

test('what waits is told from what others have executed or dropped; where nobody answers, nothing is told', async () => {
  const became: string[] = [];
  for (const ExecutionStatus of ['AVAILABLE', 'EXECUTE_IN_PROGRESS', 'EXECUTE_COMPLETE', 'EXECUTE_FAILED', 'OBSOLETE', undefined])
    became.push(await told(() => (ExecutionStatus === undefined ? {} : { ExecutionStatus })));
  const failing = (code: 'CloudFailed' | 'EndpointUnreachable', cloudCode: string) =>
    told(() => {
      throw new CloudError(code, 'no', { remedy: 'wait', cloudCode });
    });
  expect([...became, await failing('CloudFailed', 'ChangeSetNotFoundException')]).toEqual([
    'waiting',
    'executed',
    'executed',
    'executed',
    'gone',
    'waiting',
    'gone',
  ]);
  await expect(failing('EndpointUnreachable', 'none')).rejects.toMatchObject({ code: 'EndpointUnreachable' });
});
