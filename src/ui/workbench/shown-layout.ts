/** How wide each region is before anybody drags a divider, in percent of its group. */
export const FIRST_SIZES = { side: 20, inspector: 22, panel: 32 };

export type SizedRegion = keyof typeof FIRST_SIZES;

/**
 * The sizes of a group, in percent, with just these regions in it: each keeps its own, however many of the others are shown, and `middle` takes the rest.
 * `undefined` where none is kept yet.
 */
export function shownLayout(
  kept: Readonly<Record<string, number>> | undefined,
  middle: string,
  shown: readonly SizedRegion[],
): Record<string, number> | undefined {
  if (kept === undefined) return undefined;
  const sides = shown.map((region) => [region, kept[region] ?? FIRST_SIZES[region]] as const);
  const rest = 100 - sides.reduce((sum, [, size]) => sum + size, 0);
  return { ...Object.fromEntries(sides), [middle]: rest };
}
