import { resourceTypeOf } from '#kit/catalogue.ts';
import type { Draft } from '../draft.ts';

/** Sorted words for what costs money when nothing happens. */
export function idleCosts({ cloud, resources, kept }: Draft): string[] {
  const words = [...resources.values()].filter(({ name }) => kept.has(name)).map(({ type }) => resourceTypeOf(cloud.catalogue, type)?.idleCost ?? 'none');
  return [...new Set(words.filter((word) => word !== 'none'))].sort();
}
