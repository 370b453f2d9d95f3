import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isDeployed } from '#model/deployment.ts';
import type { Problem } from '#model/problem.ts';

/**
 * For the list of problems, and its count: what has become of the stack by what went wrong isn't one more thing that went wrong; and what an
 * earlier release ran into, which was returned to, is no problem of the project as it is.
 */
export function listedProblems({ phase, problems, returnsTo }: Pick<DeploymentSnapshot, 'phase' | 'problems' | 'returnsTo'>): readonly Problem[] {
  if (isDeployed(phase) || returnsTo !== undefined) return [];
  const isOutcome = ({ code, severity }: Problem): boolean => code === 'StackBroken' && severity === 'error';
  const hasReason = problems.some((one) => one.severity === 'error' && !isOutcome(one));
  return hasReason ? problems.map((one) => (isOutcome(one) ? { ...one, severity: 'warning' } : one)) : problems;
}
