import { hasErrors } from '#model/problem.ts';
import type { ProblemCode } from '#model/problem-codes.ts';
import { rootProblems } from '#model/root-problems.ts';
import { actionsOf } from '#model/usage.ts';
import type { ExitCode } from '../exit.ts';
import { generateTemplate, loadProject } from '../load-project.ts';
import { type Output, printedProblem } from '../output.ts';

/** `scan DIR`: what the code uses, what of it could not be resolved, and what is declared and used by nothing. */
export async function scanCommand(folder: string, output: Output): Promise<ExitCode> {
  const loaded = await loadProject(folder);
  const { generated } = generateTemplate(loaded, 'dev');
  const problems = rootProblems([...loaded.problems, ...(generated?.problems ?? []).filter(({ code }) => TOLD.has(code))]);
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

/**
 * What only generating finds out, and is a mistake of the manifest, the code or the fragment all the same: a room knows of a literal that nothing can
 * be named so, and which ids two names come to.
 */
const TOLD: ReadonlySet<ProblemCode> = new Set([
  'ResourceUnused',
  'ResourceUnresolved',
  'NameInvalid',
  'PropertyInvalid',
  'FragmentInvalid',
  'TemplateConflict',
]);
