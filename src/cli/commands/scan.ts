import { hasErrors, type Problem } from '#model/problem.ts';
import { actionsOf } from '#model/usage.ts';
import type { ExitCode } from '../exit.ts';
import { generateTemplate, loadProject } from '../load-project.ts';
import { type Output, printedProblem } from '../output.ts';

/** `scan DIR`: what the code uses, what of it could not be resolved, and what is declared and used by nothing. */
export async function scanCommand(folder: string, output: Output): Promise<ExitCode> {
  const loaded = await loadProject(folder);
  const { project, cloud } = loaded;
  const told = project && cloud ? generateTemplate(loaded, 'dev').problems.filter(isToldByScan) : [];
  const problems = [...loaded.problems, ...told];
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
  output.result({ usages, problems: problems.map(printedProblem) }, lines.join('\n'));
  if (!output.json) output.problems(problems);
  return hasErrors(problems) ? 1 : 0;
}

/** Only a room knows of a literal that nothing can be named so. */
function isToldByScan({ code }: Problem): boolean {
  return code === 'ResourceUnused' || code === 'ResourceUnresolved';
}
