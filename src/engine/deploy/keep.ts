import type { Change } from '#model/change.ts';
import type { DeploymentSnapshot, Halted } from '#model/deployment.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedy } from '#model/remedy.ts';
import type { StackResource, StackState } from '#model/stack.ts';
import type { Progress } from './progress.ts';
import { TAKE_BACK } from './ways.ts';

/** What makes the changes impossible where a failure is to leave what succeeded: nothing can be replaced that may have to stand beside its successor. */
export function keepProblems(changes: readonly Change[], isForced: boolean): Problem[] {
  return changes
    .filter((change) => change.action === 'modify' && change.replacement === 'always')
    .map((change) =>
      problem('KeepImpossible', {
        at: { resource: change.name },
        summary: `${change.name} (${change.type}) would be replaced, which the cloud does only where a failure is rolled back`,
        remedy: isForced
          ? remedy`roll the stack back first (${TAKE_BACK}), then deploy again`
          : 'let a failure roll back, or change it so that it stays in place',
      }),
    );
}

/** How the staged changes are to be executed, as facts for the monitor. */
export function keepFacts(changes: readonly Change[], of: { readonly isForced: boolean; readonly isWished: boolean }): KeepFacts {
  const refused = keepProblems(changes, of.isForced);
  const names = refused.map((one) => one.at.resource).join(', ');
  return {
    ...(of.isForced ? { keeps: 'forced' } : of.isWished ? { keeps: 'chosen' } : {}),
    ...(refused.length > 0 ? { keepRefusal: `${names} would be replaced, which the cloud does only where a failure is rolled back` } : {}),
  };
}

type KeepFacts = Pick<DeploymentSnapshot, 'keeps' | 'keepRefusal'>;

/**
 * How far it came, where it stopped at a failure and nothing was taken back. `resources`: what the stack has now, from earlier attempts too;
 * undefined where that can't be read, then it is counted what this attempt did.
 */
export function haltedOf(state: StackState, { rows }: Pick<Progress, 'rows'>, resources?: readonly StackResource[]): Halted | undefined {
  if (state.condition !== 'broken' || !state.takesRetry) return undefined;
  const failed = new Set(rows.filter((row) => row.state === 'failed').map((row) => row.change.name));
  // Several resources may be made for one thing of the project: where one of them failed, it doesn't stand.
  const others = (...states: readonly string[]): string[] => [
    ...new Set(rows.filter((row) => states.includes(row.state) && !failed.has(row.change.name)).map((row) => row.change.name)),
  ];
  const notBegun = others('waiting', 'cancelled');
  return {
    stands: others('done', 'skipped').filter((name) => !notBegun.includes(name)),
    failed: [...failed],
    notBegun,
    count: resources ? countIn(resources, rows) : { stands: rows.filter((row) => row.state === 'done' || row.state === 'skipped').length, all: rows.length },
    isCreation: state.trouble === 'creationLeft',
  };
}

/** Of all that the stack has, or was to get. */
function countIn(resources: readonly StackResource[], rows: Progress['rows']): Halted['count'] {
  const own = rows.filter((row) => row.parent === undefined);
  const gone = new Set(own.filter((row) => row.change.action === 'remove' && row.state === 'done').map((row) => row.change.logicalId));
  const failed = new Set(own.filter((row) => row.state === 'failed').map((row) => row.change.logicalId));
  const there = resources.filter((one) => !gone.has(one.logicalId));
  return {
    stands: there.filter((one) => one.physicalId !== undefined && !one.isStuck && !failed.has(one.logicalId)).length,
    all: new Set([...there, ...own.map((row) => row.change)].map((one) => one.logicalId).filter((id) => !gone.has(id))).size,
  };
}
