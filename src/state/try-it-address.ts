import type { DeploymentSnapshot } from '#model/deployment.ts';
import { logicalId } from '#model/names.ts';
import type { TryStep } from './try-it.ts';

/** Where a step that opens leads: the output of its resource, and the path under it. */
export function addressOf(step: TryStep, snapshot: Pick<DeploymentSnapshot, 'outputs' | 'endpoints'>): string | undefined {
  if (step.kind !== 'open') return undefined;
  const output = snapshot.outputs.find((one) => one.name === `${logicalId(step.resource)}Url`);
  const base = output?.value ?? (snapshot.endpoints.length === 1 ? snapshot.endpoints[0]?.url : undefined);
  return base === undefined ? undefined : base.replace(/\/+$/, '') + step.path;
}
