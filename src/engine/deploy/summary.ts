import type { StagedFacts } from '#kit/stack-driver.ts';
import type { Change } from '#model/change.ts';
import type { ChangeSummary } from '#model/deployment.ts';

/** The sentence before the table, and its numbers. Without facts (found again after a reload) it speaks of the changes only. */
export function summaryOf(changes: readonly Change[], facts?: StagedFacts): ChangeSummary {
  const count = (action: Change['action']): number => changes.filter((change) => change.action === action).length;
  const added = count('add');
  const modified = count('modify');
  const removed = count('remove');
  const imported = count('import');
  const ofModified = (replacement: Change['replacement']) =>
    changes.filter((change) => change.action === 'modify' && change.replacement === replacement).length;
  const replaced = ofModified('always');
  const parts = [
    added > 0 ? `${added} added` : '',
    imported > 0 ? `${imported} imported` : '',
    modified > 0 ? `${modified} changed${replacedText(replaced, ofModified('maybe'), modified)}` : '',
    removed > 0 ? `${removed} removed` : 'nothing removed',
  ].filter(Boolean);
  const sentence = [
    capital(`${changes.length === 0 ? 'nothing to change' : parts.join(', ')}.`),
    ...(facts ? [urlText(facts.publicUrls), costText(facts.idleCosts)] : []),
  ];
  return { added, modified, removed, replaced, imported, sentence: sentence.filter(Boolean).join(' ') };
}

/** In the words of the question before it: what stays is not removed. */
export function removalSummaryOf(changes: readonly Change[]): ChangeSummary {
  const stays = changes.filter((change) => change.old === 'kept').length;
  const goes = changes.length - stays;
  const kept = stays > 0 ? `, ${stays} ${stays === 1 ? 'stays' : 'stay'} in your account` : '';
  return { ...summaryOf(changes), removed: goes, sentence: `${goes} ${goes === 1 ? 'resource is' : 'resources are'} deleted${kept}.` };
}

function replacedText(always: number, maybe: number, modified: number): string {
  if (always === modified) return modified === 1 ? ' by replacement' : ' by replacement, all of them';
  if (maybe === modified) return modified === 1 ? ', perhaps by replacement' : ', all of them perhaps by replacement';
  const parts = [always > 0 ? `${always} of them by replacement` : '', maybe > 0 ? `${maybe} of them perhaps by replacement` : ''].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function urlText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'One public URL without sign-in.' : `${count} public URLs without sign-in.`;
}

function costText(costs: readonly string[]): string {
  return `Idle cost: ${costs.length === 0 ? 'none' : costs.join('; ')}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
