import type { Claim, PlacedTrigger } from '#kit/trigger.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Step } from '../draft.ts';

/** Two triggers that want the same for themselves: a route, or the same events of a bucket. */
export const claims: Step = (draft) => {
  const taken = new Map<string, { trigger: PlacedTrigger; claim: Claim }[]>();
  const problems: Problem[] = [];
  for (const [trigger, pieces] of draft.triggerPieces) {
    const met = new Set<PlacedTrigger>();
    for (const claim of pieces.claims ?? []) {
      const key = `${trigger.resource?.name ?? ''} ${claim.of}`;
      const others = taken.get(key) ?? [];
      const other = others.find((one) => one.trigger !== trigger && meet(one.claim, claim));
      taken.set(key, [...others, { trigger, claim }]);
      if (!other || met.has(other.trigger)) continue;
      met.add(other.trigger);
      const summary = `${nameOf(other.trigger)} and ${nameOf(trigger)} both want ${claim.of} of ${trigger.resource?.name ?? 'the cloud'}`;
      const at = draft.placeOf(['functions', trigger.function.name, 'triggers', trigger.name]);
      problems.push(problem('TriggerNotPossible', { at, summary, remedy: 'change one of them, or let one function do both' }));
    }
  }
  return { problems };
};

function meet(one: Claim, other: Claim): boolean {
  const [a = '', b = ''] = [one.prefix, other.prefix];
  const [c = '', d = ''] = [one.suffix, other.suffix];
  return (a.startsWith(b) || b.startsWith(a)) && (c.endsWith(d) || d.endsWith(c));
}

function nameOf(trigger: PlacedTrigger): string {
  return `${trigger.function.name}.${trigger.name}`;
}
