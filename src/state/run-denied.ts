import type { AccessDenial } from '#kit/cloud-session.ts';

/** Every refusal in what a function answered or logged, each once, in their order. `diagnose` is the cloud's: only it knows its own words. */
export function denialsIn(texts: Iterable<string>, diagnose: (text: string) => AccessDenial | null): AccessDenial[] {
  const found = new Map<string, AccessDenial>();
  for (const text of texts) {
    const denial = diagnose(text);
    if (denial === null) continue;
    const { action, resource } = denial;
    found.set(denialKey(denial), resource === undefined ? { action } : { action, resource });
  }
  return [...found.values()];
}

/** One refusal is as good as another of the same action on the same resource. */
export function denialKey(denial: AccessDenial): string {
  return `${denial.action} ${denial.resource ?? ''}`;
}
