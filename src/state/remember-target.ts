import type { Disposable } from '#base/disposable.ts';
import type { Settings } from './deploy-world.ts';
import { rehearsalText, type TargetStore, targetText } from './target.ts';

/** Where this tab's deployments went when the page was left. No credentials. Absent: nowhere but to the local cloud. */
export type RememberedTarget =
  | { readonly kind: 'rehearsal'; readonly projectId: string; readonly id: string; readonly text: string }
  | { readonly kind: 'account'; readonly account: string; readonly region: string; readonly text: string };

const KEY = 'target';

export function rememberedTarget(settings: Settings | undefined): RememberedTarget | undefined {
  try {
    const parsed: unknown = JSON.parse(settings?.get(KEY) ?? 'null');
    return parsed !== null && typeof parsed === 'object' && 'kind' in parsed ? (parsed as RememberedTarget) : undefined;
  } catch {
    return undefined;
  }
}

/** Of this tab alone: another one of the same project may look at another cloud. */
export function rememberTarget(target: TargetStore, settings: Settings | undefined): Disposable {
  const stop = target.subscribe((state, before) => {
    if (state.awaited !== undefined || (state.target === before.target && state.rehearsal === before.rehearsal && state.awaited === before.awaited)) return;
    settings?.set(KEY, textOf(state));
  });
  return { dispose: stop };
}

function textOf(state: ReturnType<TargetStore['getState']>): string {
  const { target, rehearsal } = state;
  const kept = (remembered: RememberedTarget): string => JSON.stringify(remembered);
  if (rehearsal) return kept({ kind: 'rehearsal', projectId: rehearsal.kept.projectId, id: rehearsal.kept.id, text: rehearsalText(rehearsal) });
  if (target?.kind !== 'aws' || target.account === undefined) return '';
  return kept({ kind: 'account', account: target.account, region: target.region, text: targetText(state) });
}
