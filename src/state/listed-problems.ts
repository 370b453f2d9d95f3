import type { DeploymentSnapshot } from '#model/deployment.ts';
import { isDeployed } from '#model/deployment.ts';
import type { Problem } from '#model/problem.ts';

/** For the list of problems, and its count: what has become of the stack by what went wrong isn't one more thing that went wrong. */
export function listedProblems({ phase, problems }: Pick<DeploymentSnapshot, 'phase' | 'problems'>): readonly Problem[] {
  if (isDeployed(phase)) return [];
  const isOutcome = ({ code, severity }: Problem): boolean => code === 'StackBroken' && severity === 'error';
  const hasReason = problems.some((one) => one.severity === 'error' && !isOutcome(one));
  return hasReason ? problems.map((one) => (isOutcome(one) ? { ...one, severity: 'warning' } : one)) : problems;
}
