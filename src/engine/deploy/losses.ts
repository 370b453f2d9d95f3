import type { Change } from '#model/change.ts';
import { losesData } from '#model/change.ts';
import type { Problem } from '#model/problem.ts';
import { problem } from '#model/problem.ts';
import { remedy } from '#model/remedy.ts';
import { type PlaceOf, placeIn } from './diagnose-place.ts';
import { allowLoss } from './ways.ts';

/** Names of what holds data and would leave the stack's hands; each once, in the order of the list. */
export function lossesOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.filter(losesData).map((change) => change.name))];
}

/** What still has to be confirmed by name. A name counts as the project's, or as the logical id. */
export function unconfirmedLosses(changes: readonly Change[], confirmed: readonly string[]): string[] {
  const names = new Set(confirmed);
  return lossesOf(changes.filter((change) => !names.has(change.name) && !names.has(change.logicalId)));
}

export function lossProblems(changes: readonly Change[], confirmed: readonly string[], placeOf?: PlaceOf, instead = 'keep it in the project'): Problem[] {
  const open = new Set(unconfirmedLosses(changes, confirmed));
  return changes
    .filter((change) => losesData(change) && open.has(change.name))
    .map((change) =>
      problem('LossNotAllowed', {
        at: placeIn(change.logicalId, { names: { [change.logicalId]: change.name }, ...(placeOf ? { placeOf } : {}) }),
        summary: `${whatOf(change)} would be ${change.action === 'remove' ? 'removed' : 'replaced'}, and what ${(change.within?.length ?? 1) === 1 ? 'it holds' : 'they hold'} ${change.old === 'kept' ? 'left behind' : 'lost'}`,
        remedy: remedy`confirm the loss of ${change.name} by name (${allowLoss(change.name)}), or ${instead}`,
      }),
    );
}

/** Of a removal: what the cloud keeps by its policy is no loss. */
export function removalLosses(changes: readonly Change[], confirmed: readonly string[], placeOf?: PlaceOf): Problem[] {
  const goes = changes.filter((one) => one.old !== 'kept');
  return lossProblems(goes, confirmed, placeOf, 'let the stack keep it: deploy it with a policy that retains it');
}

function whatOf({ name, type, within = [] }: Change): string {
  return within.length > 0 ? `${within.join(', ')} within ${name} (${type})` : `${name} (${type})`;
}
