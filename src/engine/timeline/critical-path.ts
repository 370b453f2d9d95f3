import type { DeploymentRow } from '#model/deployment.ts';
import type { TimelineBar } from './timeline.ts';

/** Back from what was there last, over what each waited for: to make any of these quicker is to make the whole quicker. */
export function criticalPath(rows: readonly DeploymentRow[], bars: readonly TimelineBar[]): readonly string[] {
  const after = new Map(rows.map((row) => [row.change.logicalId, row.after ?? []]));
  // Without an order there is nothing that anything waits for.
  if (![...after.values()].some((ids) => ids.length > 0)) return [];
  // What goes is cleared away when the rest stands: that is nobody's way.
  const ends = new Map(bars.filter((bar) => bar.parent === undefined && bar.action !== 'remove').flatMap((bar) => madeAt(bar) ?? []));
  const path: string[] = [];
  const latest = (ids: Iterable<string>): string | undefined => {
    let found: string | undefined;
    for (const id of ids) {
      const end = ends.get(id);
      if (end !== undefined && !path.includes(id) && (found === undefined || end > (ends.get(found) ?? 0))) found = id;
    }
    return found;
  };
  for (let id = latest(ends.keys()); id !== undefined; id = latest(after.get(id) ?? [])) path.unshift(id);
  return path.length > 1 ? path : [];
}

/** When the others could go on. */
function madeAt({ logicalId, parts }: TimelineBar): [[string, number]] | undefined {
  const made = parts.filter((part) => part.kind === 'work' || part.kind === 'stabilising').at(-1);
  // What is in work now ends last of all that has begun.
  return made && [[logicalId, made.to ?? Number.POSITIVE_INFINITY]];
}
