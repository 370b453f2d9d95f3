import { hasErrors } from '#model/problem.ts';
import { actionsOf } from '#model/usage.ts';
import type { ExitCode } from '../exit.ts';
import { loadProject } from '../load-project.ts';
import { type Output, printedProblem } from '../output.ts';

/** `scan DIR`: what the code uses, and what of it could not be resolved. */
export async function scanCommand(folder: string, output: Output): Promise<ExitCode> {
  const loaded = await loadProject(folder);
  const usages = (loaded.scan?.usages ?? []).map((usage) => ({
    function: usage.function,
    file: usage.file,
    line: usage.line,
    column: usage.column,
    service: usage.service,
    operation: usage.operation,
    resource: usage.resource,
    reference: usage.reference,
    permissions: actionsOf(usage),
    kind: usage.kind,
  }));
  const lines = usages.map(
    (usage) =>
      `${usage.function}  ${usage.file}:${usage.line}:${usage.column}  ${usage.service} ${usage.operation}  ${usage.resource ?? usage.reference ?? '?'}`,
  );
  output.result({ usages, problems: loaded.problems.map(printedProblem) }, lines.join('\n'));
  if (!output.json) output.problems(loaded.problems);
  return hasErrors(loaded.problems) ? 1 : 0;
}
