import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Network } from '#kit/ports.ts';

/** A cloud on this machine, or in this page (that has a time of its own), is reached without a network. */
export function isFar({ target, clock }: Pick<CloudSession, 'target' | 'clock'>): boolean {
  return target.kind !== 'local' && clock === undefined;
}

/** Until the cloud is worth asking again. One on this machine may be there all the same: it is asked meanwhile. */
export async function networkBack(
  { session, network, clock }: { readonly session: Pick<CloudSession, 'target' | 'clock'>; readonly network: Network; readonly clock: Clock },
  until: AbortSignal,
): Promise<void> {
  if (isFar(session)) return network.back(until);
  const first = new AbortController();
  const signal = AbortSignal.any([until, first.signal]);
  try {
    await Promise.race([network.back(signal), clock.sleep(NEAR_PAUSE, signal)]);
  } finally {
    first.abort();
  }
}

/** What stands between here and the cloud may answer in its place. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof CloudError && (error.code === 'EndpointUnreachable' || error.code === 'CloudOutOfOrder');
}

/** Milliseconds until a cloud on this machine is asked again. */
const NEAR_PAUSE = 5_000;
