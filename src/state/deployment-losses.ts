import { type Change, losesData } from '#model/change.ts';
import type { DeploymentRow } from '#model/deployment.ts';

/** What becomes of something that holds data, and of what it holds, if the changes are executed. */
export function lossText(name: string, changes: readonly Change[]): string | undefined {
  const change = changes.find((one) => one.name === name && losesData(one));
  if (!change) return undefined;
  const stays = change.old === 'kept';
  if (change.action === 'remove') {
    return stays
      ? 'It leaves the stack and stays in your account with what it holds; it may cost money, and the functions no longer reach it.'
      : 'It is deleted with all that it holds. That cannot be undone.';
  }
  const begins = change.replacement === 'maybe' ? 'It may be made anew: then the new one begins empty' : 'It is made anew, and the new one begins empty';
  return stays
    ? `${begins}; the old one stays in your account with what it holds, and may cost money.`
    : `${begins}; the old one is deleted with all that it holds, which cannot be undone.`;
}

export const KEPT = 'kept in your account, may cost money';

/** What the cloud leaves, or left, in the account though the stack has done with it. */
export function keptText({ change, state }: DeploymentRow): string | undefined {
  if (state === 'skipped' && change.action === 'remove') return KEPT;
  if (change.action === 'remove' && change.old === 'kept') return state === 'done' ? KEPT : state === 'waiting' ? 'will be kept in your account' : undefined;
  if (change.action === 'modify' && change.replacement === 'always' && change.old === 'kept') return state === 'done' ? 'old one kept' : 'keeps the old one';
  return undefined;
}
