import { outcomeOf, type Plan, type PlanOutcome, readySteps, stepBegan, stepEnded } from './plan.ts';

export type PlanEnd = Exclude<PlanOutcome, { kind: 'goesOn' }> | { readonly kind: 'terminated' };

/**
 * Begins each step as soon as it may, side by side where they don't wait for each other, until nothing is at work any more.
 * Aborted, it is terminated at once: what its steps bring later is discarded. A step that fails throws.
 */
export async function runPlan<Name extends string>(
  plan: Plan<Name>,
  steps: Readonly<Record<Name, (signal: AbortSignal) => Promise<unknown>>>,
  of: { readonly signal: AbortSignal; readonly onChange?: (plan: Plan<Name>) => void; readonly errorText?: (error: unknown) => string },
): Promise<PlanEnd> {
  const { signal, onChange, errorText = messageOf } = of;
  let now = plan;
  let wake: () => void = () => undefined;
  const become = (next: Plan<Name>): void => {
    if (next === now || signal.aborted) return;
    now = next;
    onChange?.(now);
    wake();
  };
  const begin = (name: Name): void => {
    become(stepBegan(now, name));
    steps[name](signal).then(
      () => become(stepEnded(now, name)),
      (error: unknown) => become(stepEnded(now, name, errorText(error))),
    );
  };
  for (;;) {
    if (signal.aborted) return { kind: 'terminated' };
    for (const name of readySteps(now)) begin(name);
    const outcome = outcomeOf(now);
    if (outcome.kind !== 'goesOn') return outcome;
    await new Promise<void>((resolve) => {
      const leave = (): void => resolve();
      wake = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
