import type { GeneratedParameter } from '#engine/template/generated.ts';
import { type Problem, problem } from '#model/problem.ts';

/** A variable that is valued outside the repository, and isn't: with both the ways to give it, because it isn't known who deploys. */
export function missingValueProblem({ variable, function: name, at }: GeneratedParameter): Problem {
  return problem('EnvironmentValueMissing', {
    at: { ...(name === undefined ? {} : { function: name }), field: `environment.${variable}`, ...at },
    summary: `no value for ${variable}${name === undefined ? '' : ` of ${name}`}, which is valued outside the repository`,
    remedy: `set it in the environment of the command (${variable}=… stackwright deploy …), or type it in the IDE, which asks for it at the deployment`,
  });
}
