import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import { beginOnce } from './begin-once.ts';

const unreachable = () => new CloudError('EndpointUnreachable', 'no answer', { remedy: 'wait' });
const refused = () => new CloudError('CloudFailed', 'it is in UPDATE_ROLLBACK_IN_PROGRESS', { remedy: 'wait' });

/** Calls that fail in turn with what is given, then succeed; and whether it has begun, looked at after each failure. */
async function begin(failures: readonly CloudError[], begun: readonly boolean[]): Promise<{ calls: number; pauses: number[]; code?: string }> {
  const [failing, looks] = [[...failures], [...begun]];
  const pauses: number[] = [];
  let calls = 0;
  const done = { calls: 0, pauses };
  try {
    await beginOnce({
      async call() {
        calls += 1;
        const failure = failing.shift();
        if (failure) throw failure;
      },
      hasBegun: async () => looks.shift() ?? false,
      clock: { now: () => 0, sleep: async (milliseconds) => void pauses.push(milliseconds) },
      signal: undefined,
    });
    return { ...done, calls };
  } catch (error) {
    return { ...done, calls, code: (error as CloudError).code };
  }
}

test('a lost answer is found out: what has begun is not begun again, what has not is', async () => {
  expect(await begin([unreachable()], [true])).toEqual({ calls: 1, pauses: [] });
  expect(await begin([unreachable(), unreachable()], [false, false])).toEqual({ calls: 3, pauses: [500, 1_000] });
});

test('a second call that is refused because the first was carried out has begun', async () => {
  expect(await begin([unreachable(), refused()], [false, true])).toEqual({ calls: 2, pauses: [500] });
});

test('what is refused, and what nobody answers, is told in the end', async () => {
  expect(await begin([refused()], [false])).toEqual({ calls: 1, pauses: [], code: 'CloudFailed' });
  expect(await begin(Array.from({ length: 9 }, unreachable), [])).toEqual({ calls: 5, pauses: [500, 1_000, 2_000, 4_000], code: 'EndpointUnreachable' });
});
