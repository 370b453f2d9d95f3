import { beginProgress, foldEvents } from '#engine/deploy/progress.ts';
import type { Change } from '#model/change.ts';
import type { DeploymentRow } from '#model/deployment.ts';
import type { StackEvent } from '#model/stack.ts';

/** `12 Role create done`, a line an event: when, of what, what; then `stabilising` or `cancelled`. The stack's own are of `stack`. */
export function eventsOf(text: TemplateStringsArray): StackEvent[] {
  const lines = text
    .join('')
    .split('\n')
    .map((line) => line.trim().split(' '))
    .filter((words) => words.length > 1);
  return lines.map(([at = '', logicalId = '', verb, phase, ...more], index) => ({
    id: `${at}-${index}`,
    at: Number(at),
    logicalId,
    type: 'Thing',
    status: `${verb} ${phase}`,
    verb: verb as StackEvent['verb'],
    phase: phase as StackEvent['phase'],
    isStack: logicalId === 'stack',
    ...(more.includes('stabilising') ? { stabilising: true } : {}),
    ...(more.includes('cancelled') ? { cancelled: true } : {}),
  }));
}

export function aRow(logicalId: string, { change, ...of }: Partial<Omit<DeploymentRow, 'change'>> & { readonly change?: Partial<Change> } = {}): DeploymentRow {
  const plain: Change = { action: 'add', logicalId, type: 'Thing', name: logicalId.toLowerCase(), replacement: 'never', holdsData: false, causes: [] };
  return { state: 'waiting', ...of, change: { ...plain, ...change } };
}

/** Those rows as the events leave them. */
export function rowsAfter(rows: readonly DeploymentRow[], events: readonly StackEvent[]): readonly DeploymentRow[] {
  const order = Object.fromEntries(rows.map((row) => [row.change.logicalId, row.after ?? []]));
  const begun = beginProgress(
    'update',
    rows.map((row) => row.change),
    order,
  );
  return foldEvents(begun, events).rows;
}
