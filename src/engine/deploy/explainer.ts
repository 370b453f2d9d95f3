import type { CloudSession, Explain } from '#kit/cloud-session.ts';

/** What tells the meaning of the cloud's reasons. It comes once there are any; where it doesn't come, they speak for themselves. */
export async function explainerOf(session: Pick<CloudSession, 'explainer'>): Promise<Explain | undefined> {
  return session.explainer?.().catch(() => undefined);
}
