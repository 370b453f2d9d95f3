import { type Catalogue, resourceTypeOf, type ServiceEntry, splitTypeId } from '#kit/catalogue.ts';
import type { Project } from '#model/project.ts';

/** What is dragged, or meant by a menu: a service, or a resource of it. */
export interface PaletteItem {
  readonly service: string;
  readonly resource?: string;
}

/** The kind of data a drag carries; what is dragged can only be read at the drop, so the stores know it meanwhile. */
export const PALETTE_MIME = 'application/x-stackwright-resource';

export interface PaletteService {
  readonly entry: ServiceEntry;
  readonly role: 'trigger' | 'operation' | 'both';
  readonly resources: readonly PaletteResource[];
}

export interface PaletteResource {
  readonly name: string;
  /** `Bucket` */
  readonly title: string;
  readonly origin: 'project' | 'account';
}

/** The rows of the palette: each service with the project's resources of it, narrowed by what is searched. */
export function paletteRows(catalogue: Catalogue, project: Project, search: string): readonly PaletteService[] {
  const words = search.trim().toLowerCase();
  return catalogue.services.flatMap((entry) => {
    const all = resourcesOfService(catalogue, project, entry.id);
    const fitting = all.filter((one) => one.name.toLowerCase().includes(words));
    if (words === '') return [rowOf(entry, all)];
    if (textOf(entry).includes(words)) return [rowOf(entry, fitting.length > 0 ? fitting : all)];
    return fitting.length > 0 ? [rowOf(entry, fitting)] : [];
  });
}

export function canTrigger(row: Pick<PaletteService, 'role'>): boolean {
  return row.role !== 'operation';
}

export function canOperate(row: Pick<PaletteService, 'role'>): boolean {
  return row.role !== 'trigger';
}

function rowOf(entry: ServiceEntry, resources: readonly PaletteResource[]): PaletteService {
  return { entry, role: roleOf(entry), resources };
}

export function roleOf(entry: ServiceEntry): PaletteService['role'] {
  if (Object.keys(entry.operations).length === 0) return 'trigger';
  return Object.keys(entry.triggers).length === 0 ? 'operation' : 'both';
}

function resourcesOfService(catalogue: Catalogue, project: Project, service: string): readonly PaletteResource[] {
  return Object.entries(project.resources)
    .filter(([, definition]) => splitTypeId(definition.type)[0] === service)
    .map(([name, definition]) => ({ name, title: resourceTypeOf(catalogue, definition.type)?.title ?? definition.type, origin: definition.origin }));
}

function textOf(entry: ServiceEntry): string {
  const titles = [...Object.values(entry.operations), ...Object.values(entry.triggers), ...Object.values(entry.resourceTypes)].map((one) => one.title);
  return [entry.title, entry.id, entry.description, ...titles].join(' ').toLowerCase();
}
