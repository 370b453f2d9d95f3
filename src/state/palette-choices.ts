import type { Catalogue } from '#kit/catalogue.ts';
import type { Project } from '#model/project.ts';
import { canOperate, canTrigger, type PaletteItem, paletteRows } from './palette.ts';

/** What the menus of the Resources pane offer, each by a name of its own: for the command palette. */
export interface PaletteChoice {
  readonly kind: 'insert' | 'trigger' | 'define';
  readonly title: string;
  readonly item: PaletteItem;
}

/** Of each resource of the project, then of each service. */
export function paletteChoices(catalogue: Catalogue, project: Project): readonly PaletteChoice[] {
  const rows = paletteRows(catalogue, project, '');
  const named = rows.flatMap((row) =>
    row.resources.map(({ name }) => ({ row, item: { service: row.entry.id, resource: name }, of: `${name} (${row.entry.title})` })),
  );
  const services = rows.map((row) => ({ row, item: { service: row.entry.id }, of: row.entry.title }));
  return [...named, ...services].flatMap(({ row, item, of }): PaletteChoice[] => [
    ...(canOperate(row) ? [{ kind: 'insert', title: `Insert operation: ${of}…`, item } as const] : []),
    ...(canTrigger(row) ? [{ kind: 'trigger', title: `Add trigger: ${of}…`, item } as const] : []),
    ...('resource' in item || Object.keys(row.entry.resourceTypes).length === 0 ? [] : [{ kind: 'define', title: `New resource: ${of}…`, item } as const]),
  ]);
}
