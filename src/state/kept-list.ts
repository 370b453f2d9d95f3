import type { Settings } from './deploy-world.ts';

/** Of so many deployments: what goes on in other projects is come back to as well. */
const KEPT = 8;

/** A short list among the settings, newest first. What another version of the page has left there, and can't be read, isn't in it. */
export function readKept<One>(settings: Settings, key: string, isOne: (one: unknown) => one is One): readonly One[] {
  try {
    const kept: unknown = JSON.parse(settings.get(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isOne) : [];
  } catch {
    return [];
  }
}

export function writeKept(settings: Settings, key: string, list: readonly unknown[]): void {
  settings.set(key, JSON.stringify(list.slice(0, KEPT)));
}
