import { CloudError } from '#kit/cloud-error.ts';
import type { WhatBecame } from '#kit/stack-driver.ts';
import { problem } from '#model/problem.ts';
import { eventsOfExecution } from './carried-out.ts';
import type { Controls } from './controls.ts';
import type { Course } from './course.ts';
import type { DeployerContext } from './deployer-context.ts';
import { followToEnd, type StagedRun } from './run-staged.ts';
import { goingOn, unfollowed } from './unfollowed.ts';

/** What waited here was executed or discarded by somebody else: the one is followed, to its end if it is over, the other is told. */
export async function wentElsewhere(
  context: DeployerContext,
  course: Course,
  controls: Controls,
  run: StagedRun & { readonly became: Exclude<WhatBecame, 'waiting'> },
): Promise<void> {
  const { driver } = context.session;
  const { staged, became } = run;
  try {
    const state = await driver.inspect(staged.stackId, controls.detached);
    const events = await eventsOfExecution(driver, state, { changeSetId: staged.id, stackId: staged.stackId }, controls.detached);
    // What leads out of a failure is an operation of its own.
    const isIt = events !== undefined && !(state.condition === 'busy' && events.some((event) => event.isStack && event.phase === 'failed'));
    if (isIt) {
      course.remember([
        problem('ExecutedElsewhere', {
          summary: 'these changes were executed from elsewhere, and not a second time from here',
          remedy: 'nothing to do here',
        }),
      ]);
      course.go('execute');
      await followToEnd(context, course, controls, { ...run, cursor: undefined });
      return;
    }
    course.tell({ executionRefused: true, stackStatus: state.status ?? '' });
    course.fail(outOfDate(became));
  } catch (error) {
    course.fail(controls.detached.aborted ? unfollowed(goingOn('it', course.snapshot())) : error, 'lost');
  }
}

function outOfDate(became: Exclude<WhatBecame, 'waiting'>): CloudError {
  const why =
    became === 'executed'
      ? 'they were executed from elsewhere, and the stack was changed again since'
      : 'the stack was changed from elsewhere since, or they were discarded there';
  return new CloudError('ChangesOutOfDate', `the staged changes are out of date: ${why}`, { remedy: 'stage again' });
}
