import { expect, onTestFinished, test, vi } from 'vitest';
import { whenParentEnds } from './when-parent-ends.ts';

test('nothing is said while the parent lives, and its end is said once', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const said = vi.fn();
  let parent = 7;
  whenParentEnds(said, () => parent);
  vi.advanceTimersByTime(60_000);
  expect(said).not.toHaveBeenCalled();
  parent = 1;
  vi.advanceTimersByTime(1_000);
  expect(said).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveBeenCalledTimes(1);
});
