import { factsOfTemplate } from '#engine/releases/template-facts.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';

/** What is agreed to by stopping where nothing can be rolled back: a sentence for what goes, and one for what outlives its stack. */
export function stopConsentText({ keeps, template, rows }: Pick<DeploymentSnapshot, 'keeps' | 'template' | 'rows'>): string {
  if (keeps === 'forced') return 'The stack goes back to when it was last whole: what earlier deployments made, and was kept when they failed, is deleted too.';
  const goes = 'There is nothing to roll back to: stopping deletes what this deployment has made so far.';
  const { dataHolders } = factsOfTemplate(template);
  const stays = rows.filter(({ change }) => dataHolders.includes(change.logicalId)).map(({ change }) => change.name);
  if (stays.length === 0) return goes;
  // Until the cloud takes the stop, more of it may be made.
  return `${goes} What holds data is not deleted, as far as it is made by then: ${new Intl.ListFormat('en').format(stays)} will stay in your account, and may cost money.`;
}
