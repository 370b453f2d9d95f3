import type { ScannedProject } from '#engine/template/used-account-resources.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { Problem } from '#model/problem.ts';

/**
 * What is used of the account's own, and isn't there: no deployment fails for what only code uses, which finds it out when it runs. Where it can't
 * be told, nothing is; it never keeps a deployment from going on.
 */
export async function absentAccountResources(
  session: Pick<CloudSession, 'account' | 'target'>,
  scanned: ScannedProject | undefined,
  signal?: AbortSignal,
): Promise<readonly Problem[]> {
  if (!scanned) return [];
  return import('./absent-problems.ts').then(({ absentProblems }) => absentProblems(session, scanned, signal)).catch(() => []);
}
