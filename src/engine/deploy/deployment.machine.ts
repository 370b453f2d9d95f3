// deploy takes a project to its stack and follows it there, as the deployments manual says.
// It speaks to a cloud through a driver and to people through snapshots; it shows nothing and decides nothing for them.
import { defineMachine } from '#base/machine.ts';
import type { DeploymentPhase } from '#model/deployment.ts';

export type DeploymentEvent =
  | 'built'
  | 'generated'
  | 'inspected'
  | 'broken'
  | 'consented'
  | 'declined'
  | 'replaced'
  | 'recover'
  | 'retry'
  | 'recovered'
  | 'uploaded'
  | 'overtaken'
  | 'staged'
  | 'unchanged'
  | 'execute'
  | 'executionRefused'
  | 'abort'
  | 'stop'
  | 'stopRefused'
  | 'rollbackBegan'
  | 'succeeded'
  | 'rolledBack'
  | 'removed'
  | 'failed'
  | 'lost';

/** The phases of the manual and what leads from one to the other. Which buttons live is asked of this table too. */
export const deploymentMachine = defineMachine<DeploymentPhase, DeploymentEvent>({
  name: 'deployment',
  initial: 'building',
  // A removal and a recovery for its own sake; what is found again after a reload, staged or at work.
  alsoBegins: ['removing', 'recovering', 'staged', 'executing', 'stopping', 'rollingBack'],
  states: {
    building: { on: { built: 'initializing', abort: 'aborted', failed: 'failed' } },
    initializing: { on: { generated: 'preparing', abort: 'aborted', failed: 'failed' } },
    preparing: { on: { inspected: 'uploading', broken: 'awaitingConsent', abort: 'aborted', failed: 'failed' } },
    // A stack that was left as it failed can be staged on as it is.
    awaitingConsent: {
      on: { consented: 'replacing', recover: 'recovering', retry: 'preparing', declined: 'aborted', abort: 'aborted', failed: 'failed' },
    },
    // Once deleted, it begins again by itself, with what was built.
    replacing: { on: { replaced: 'initializing', failed: 'failed', lost: 'lost' } },
    // In the middle of a deployment it begins again too; a recovery alone ends where the stack takes updates, or is gone.
    recovering: { on: { replaced: 'initializing', recovered: 'recovered', removed: 'removed', failed: 'failed', lost: 'lost' } },
    // Others may be quicker to change the stack: waited for, it begins again with what was built.
    uploading: { on: { uploaded: 'staging', overtaken: 'initializing', abort: 'aborted', failed: 'failed' } },
    staging: { on: { staged: 'staged', overtaken: 'initializing', unchanged: 'unchanged', abort: 'aborted', failed: 'failed' } },
    staged: { on: { execute: 'executing', abort: 'aborted', failed: 'failed', lost: 'lost' } },
    // Refused for the credentials: with new ones, Execute again.
    executing: {
      on: {
        executionRefused: 'staged',
        stop: 'stopping',
        rollbackBegan: 'rollingBack',
        succeeded: 'succeeded',
        rolledBack: 'rolledBack',
        failed: 'failed',
        lost: 'lost',
      },
    },
    // A stop may come too late.
    stopping: {
      on: {
        stopRefused: 'executing',
        // What was to be stopped never began.
        executionRefused: 'staged',
        rollbackBegan: 'rollingBack',
        succeeded: 'succeeded',
        rolledBack: 'rolledBack',
        failed: 'failed',
        lost: 'lost',
      },
    },
    rollingBack: { on: { rolledBack: 'rolledBack', failed: 'failed', lost: 'lost' } },
    removing: { on: { removed: 'removed', failed: 'failed', lost: 'lost' } },
    succeeded: { final: true },
    rolledBack: { final: true },
    failed: { final: true },
    unchanged: { final: true },
    aborted: { final: true },
    removed: { final: true },
    recovered: { final: true },
    lost: { final: true },
  },
});
