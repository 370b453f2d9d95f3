import { resourceTypeOf, variableOf } from '#kit/catalogue.ts';
import type { Cloud } from '#kit/cloud.ts';
import { readJsonSource } from '#model/json-source.ts';
import { variableBase } from '#model/names.ts';
import type { Place } from '#model/place.ts';
import { placeOf } from '#model/project-file.ts';
import type { GenerateInput } from './generated.ts';

/** What tells it: a project as it was scanned. */
export interface ScannedProject extends Pick<GenerateInput, 'project' | 'scan' | 'manifest'> {
  readonly cloud: Pick<Cloud, 'catalogue'>;
}

/** Something of the account's own that functions of the project use. */
export interface UsedAccountResource {
  /** A type id. */
  readonly type: string;
  /** `bucket` */
  readonly kind: string;
  readonly reference: string;
  readonly functions: readonly string[];
  /** Where the manifest has the reference. */
  readonly at: Place;
}

/** What code and triggers use of the account's own, in the project's order. */
export function usedAccountResources({ cloud: { catalogue }, project, scan, manifest }: ScannedProject): UsedAccountResource[] {
  const source = manifest === undefined ? undefined : readJsonSource(manifest);
  return Object.entries(project.resources).flatMap(([name, { type, origin, reference }]) => {
    const entry = resourceTypeOf(catalogue, type);
    if (origin !== 'account' || reference === undefined || !entry) return [];
    const usages = scan.usages.filter((one) => one.resource === name);
    const variable = variableOf(catalogue, name, type, variableBase);
    const readers = Object.entries(scan.variables).flatMap(([reader, read]) => (variable !== undefined && read.includes(variable) ? [reader] : []));
    const functions = [...new Set([...usages.map((one) => one.function), ...readers])].sort();
    if (functions.length === 0) return [];
    const path = ['resources', name, 'reference'];
    return [{ type, kind: entry.title.toLowerCase(), reference, functions, at: { ...placeOf(path), ...source?.placeOf(path) } }];
  });
}
