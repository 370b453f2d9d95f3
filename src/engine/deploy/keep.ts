import type { Change } from '#model/change.ts';
import type { DeploymentSnapshot, Halted } from '#model/deployment.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedy } from '#model/remedy.ts';
import type { StackState } from '#model/stack.ts';
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

/** How far it came, where it stopped at a failure and nothing was taken back. */
export function haltedOf(state: StackState, { rows }: Pick<Progress, 'rows'>): Halted | undefined {
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
    count: { stands: rows.filter((row) => row.state === 'done' || row.state === 'skipped').length, all: rows.length },
    isCreation: state.trouble === 'creationLeft',
  };
}
