import type { GivenName, StackDriver } from '#kit/stack-driver.ts';
import type { Release } from '#model/release.ts';

export type NamesMade = Readonly<Record<string, GivenName>>;

/** By logical id, the names under which returning to a release would make what the stack doesn't have now. `releases` stand newest first. */
export async function namesMade(
  { givenNames }: Pick<StackDriver, 'givenNames'>,
  release: Release,
  releases: readonly Release[],
  isRemoved: boolean,
): Promise<NamesMade> {
  if (!givenNames || release.template === undefined) return {};
  const now = isRemoved ? undefined : releases.find((one) => one.status === 'succeeded');
  const [then, present] = await Promise.all([release.template, now?.template ?? ''].map((template) => givenNames(template, now?.stackId)));
  return Object.fromEntries(Object.entries(then ?? {}).filter(([id, { name }]) => present?.[id]?.name !== name));
}
