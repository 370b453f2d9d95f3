import type { Change } from '#model/change.ts';
import type { DeploymentRow } from '#model/deployment.ts';
import { rowStateText } from '#state/deployment-words.ts';
import { withWords } from './with-words.ts';

export const ACTIONS: Readonly<Record<Change['action'], string>> = { add: 'Add', modify: 'Modify', remove: 'Remove', import: 'Import' };

/** The rows that have all of these words in their name, type, action or state. */
export function matchingRows(rows: readonly DeploymentRow[], text: string): readonly DeploymentRow[] {
  return withWords(rows, text, ({ change, state, startedAt }) =>
    [change.name, change.logicalId, change.type, ACTIONS[change.action], rowStateText(state, startedAt !== undefined)].join('\n'),
  );
}

/** The next that failed after this one, or before it; round again from the other end. */
export function nextFailure(rows: readonly DeploymentRow[], from: string, isBack = false): DeploymentRow | undefined {
  const at = rows.findIndex((row) => row.change.logicalId === from);
  if (isBack) return rows.slice(0, Math.max(0, at)).findLast(isFailed) ?? rows.findLast(isFailed);
  return rows.slice(at + 1).find(isFailed) ?? rows.find(isFailed);
}

export function isFailed({ state }: DeploymentRow): boolean {
  return state === 'failed';
}
