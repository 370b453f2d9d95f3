import type { DeploymentRow } from './deployment.ts';

/** By logical id, the word that tells a row from the others: its name where it is the only one of it, or its id is nothing but that, else its id (a function's role has the function's name). */
export function rowNames(rows: readonly { readonly change: Pick<DeploymentRow['change'], 'logicalId' | 'name'> }[]): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const { change } of rows) count.set(change.name, (count.get(change.name) ?? 0) + 1);
  return new Map(rows.map(({ change }) => [change.logicalId, count.get(change.name) === 1 || isNamed(change) ? change.name : change.logicalId]));
}

function isNamed({ logicalId, name }: Pick<DeploymentRow['change'], 'logicalId' | 'name'>): boolean {
  return logicalId.toLowerCase() === name.toLowerCase();
}
