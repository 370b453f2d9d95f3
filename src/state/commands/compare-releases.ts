import { compareCode } from '#engine/releases/compare-code.ts';
import { comparisonOf } from '../comparison-views.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { problemFrom } from '../session.ts';

/** Shows the two that are chosen beside each other; the code of both is read meanwhile, file by file. */
export async function compareChosen(world: DeployWorld, signal?: AbortSignal): Promise<void> {
  const { releases, clouds } = world;
  const { chosen, list = [] } = releases.getState();
  const shown = comparisonOf(list, chosen);
  if (!shown) return;
  const ledger = clouds.session.current()?.releases;
  const { before, after, comparison } = shown;
  const reads = ledger !== undefined && comparison.code.length > 0;
  const compared = { before: before.id, after: after.id };
  releases.setState({ isComparing: true, code: reads ? { ...compared, isReading: true, code: comparison.code } : undefined });
  if (!reads) return;
  // Another comparison, or another project, may be looked at by now.
  const isShown = (): boolean => {
    const { code, isComparing } = releases.getState();
    return isComparing && code?.before === before.id && code.after === after.id;
  };
  try {
    const code = await compareCode(comparison.code, { before, after, ledger }, signal);
    if (isShown()) releases.setState({ code: { ...compared, isReading: false, code } });
  } catch (error) {
    const wrong = problemFrom(error);
    if (wrong && isShown())
      releases.setState({ code: { ...compared, isReading: false, code: comparison.code.map((one) => ({ ...one, unread: wrong.summary })) } });
  }
}

export function closeComparison(world: DeployWorld): void {
  world.releases.setState({ isComparing: false, code: undefined });
}
