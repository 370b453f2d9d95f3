import type { DeployWorld, OpenedProject } from '../deploy-world.ts';
import { type MissingVariable, variableKey } from '../deployment-questions.ts';
import { variablesWithoutValue } from '../deployment-variables.ts';

/** Values that stand in no file are kept in none: after a reload they are asked for again. */
export function missingValues({ followed }: DeployWorld, { id, project }: OpenedProject): MissingVariable[] {
  const values = followed.values.get(id) ?? {};
  return variablesWithoutValue(project).filter((one) => !Object.hasOwn(values, variableKey(one)));
}
