import { hasErrors } from '#model/problem.ts';
import type { ExitCode } from '../exit.ts';
import { generateTemplate, loadProject } from '../load-project.ts';
import { type Output, printedProblem } from '../output.ts';

/** `permissions DIR`: what each function's role allows, and the lines that are the reason. */
export async function permissionsCommand(folder: string, stage: string, output: Output): Promise<ExitCode> {
  const { generated, problems } = generateTemplate(await loadProject(folder), stage);
  const failed = !generated || hasErrors(problems);
  const functions = Object.fromEntries(
    Object.entries(generated?.statements ?? {}).map(([name, statements]) => [
      name,
      { statements: statements.map(({ actions, resources, evidence, byHand }) => ({ actions, resources, evidence, ...(byHand ? { byHand } : {}) })) },
    ]),
  );
  const text = Object.entries(functions)
    .map(([name, { statements }]) =>
      [
        name,
        ...statements.map(
          (one) =>
            `  ${one.actions.join(', ')}\n    on ${one.resources.map((resource) => (typeof resource === 'string' ? resource : JSON.stringify(resource))).join(', ')}\n    because of ${one.evidence.map((line) => `${line.file}:${line.line}`).join(', ') || 'the manifest'}`,
        ),
      ].join('\n'),
    )
    .join('\n');
  output.result(failed ? { functions, problems: problems.map(printedProblem) } : { functions }, text);
  if (!output.json || failed) output.problems(problems);
  return failed ? 1 : 0;
}
