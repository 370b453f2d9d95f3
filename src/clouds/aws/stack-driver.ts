import { CloudError } from '#kit/cloud-error.ts';
import type { Clock } from '#kit/ports.ts';
import type { StackDriver } from '#kit/stack-driver.ts';
import type { Target } from '#kit/target.ts';
import { upload } from './artifacts.ts';
import { BOOTSTRAP_STACK, prepareArtifacts } from './bootstrap.ts';
import type { Send } from './client/calls.ts';
import { rolePolicies } from './dialect/role-policies.ts';
import { beginOnce } from './stack-driver/begin-once.ts';
import { wasCarriedOut } from './stack-driver/carried-out.ts';
import { consoleLink } from './stack-driver/console-link.ts';
import { discard } from './stack-driver/discard.ts';
import { bookmark, poll, withEnd } from './stack-driver/events.ts';
import { findStaged } from './stack-driver/find-staged.ts';
import { findingsOfStack } from './stack-driver/findings.ts';
import { inspect } from './stack-driver/inspect.ts';
import { takenBack } from './stack-driver/last-whole.ts';
import { endpointsOf } from './stack-driver/reachable-url.ts';
import { recover } from './stack-driver/recover.ts';
import { deployedTemplate, removal, resources } from './stack-driver/removal.ts';
import { execute, stage } from './stack-driver/stage.ts';
import { templateOrder } from './stack-driver/template-order.ts';
import { waiting } from './stack-driver/waiting.ts';
import { whatBecame } from './stack-driver/what-became.ts';

/** The verbs of CloudFormation, with change sets. */
export function createStackDriver(send: Send, target: Target, clock: Clock): StackDriver {
  const context = { send, target, clock, pause: target.kind === 'local' ? 100 : 1_000 };
  const removeOnce: StackDriver['remove'] = (stackId, token, signal) =>
    beginOnce({
      call: () => send('DeleteStack', { StackName: stackId, ClientRequestToken: token }, signal),
      async hasBegun() {
        const { condition, operation } = await inspect(send, target, stackId, signal);
        if (condition === 'missing') return true;
        return (operation?.kind === 'delete' && operation.running) || wasCarriedOut(send, stackId, token, signal);
      },
      clock,
      signal,
    });
  return {
    capabilities: { stop: true, events: true },
    async inspect(stack, signal) {
      assertNotBootstrap(stack);
      return withEnd(send, await inspect(send, target, stack, signal), signal);
    },
    prepareArtifacts: (signal) => prepareArtifacts(context, signal),
    upload: (bucket, artifacts, onProgress, signal) => upload(send, bucket, artifacts, onProgress, signal),
    stage: (request, signal) => stage(context, request, signal),
    execute: (staged, token, signal) => execute(send, target, staged, token, signal),
    whatBecame: (staged, signal) => whatBecame(send, staged, signal),
    discard: (staged, signal) => discard(send, target, staged, signal),
    findStaged: (state, signal) => findStaged(send, state, signal),
    waiting: (state, signal) => waiting(send, state, signal),
    bookmark: (stackId, signal) => bookmark(send, stackId, signal),
    poll: (stackId, cursor, signal) => poll(send, target, stackId, cursor, signal),
    async stop(state, token, signal) {
      const StackName = state.id ?? state.name;
      if (state.operation?.kind === 'create') {
        await removeOnce(StackName, token, signal);
        return;
      }
      await beginOnce({
        call: () => send('CancelUpdateStack', { StackName, ClientRequestToken: token }, signal),
        async hasBegun() {
          const { operation } = await inspect(send, target, StackName, signal);
          return (operation?.rollingBack || operation?.rolledBack) ?? false;
        },
        clock,
        signal,
      });
    },
    recover: (state, of, signal) =>
      beginOnce({
        call: () => recover(send, state, of, signal),
        async hasBegun() {
          const id = state.id ?? state.name;
          const { operation, status } = await inspect(send, target, id, signal);
          return operation?.running || status !== state.status || wasCarriedOut(send, id, of.token, signal);
        },
        clock,
        signal,
      }),
    remove: removeOnce,
    resources: (stack, signal) => resources(send, stack, signal),
    takenBack: (state, signal) => takenBack(send, state, signal),
    removal: (stack, signal) => removal(send, stack, signal),
    findings: (stackId, since, signal) => findingsOfStack(send, stackId, since, signal),
    endpointsOf,
    consoleLink: (stackId) => consoleLink(target, stackId),
    dependencies: templateOrder,
    deployedTemplate: (stack, signal) => deployedTemplate(send, stack, signal),
    policies: rolePolicies,
    // What is seldom asked for comes when it is.
    importable: async (_stack, template, failures, signal) => (await import('./stack-driver/importable.ts')).importable(send, template, failures, signal),
    givenNames: async (template, stackId) => (await import('./stack-driver/given-names.ts')).givenNames(template, stackId),
    drift: async (stack, onProgress, signal) => (await import('./stack-driver/drift.ts')).drift(context, stack, onProgress, signal),
  };
}

/** The account's artifacts hang on it: no project may take its name. */
function assertNotBootstrap(stack: string): void {
  if (stack !== BOOTSTRAP_STACK) return;
  throw new CloudError('StackNotOurs', `the stack ${BOOTSTRAP_STACK} holds the artifacts of all projects`, {
    remedy: 'give the project or the stage another name',
  });
}
