import { printYaml } from '#base/print-yaml.ts';
import { hasErrors } from '#model/problem.ts';
import type { ExitCode } from '../exit.ts';
import { UsageError } from '../exit.ts';
import { generateTemplate, loadProject } from '../load-project.ts';
import { type Output, printedProblem } from '../output.ts';

/** `template DIR`: the template itself. Nothing is built: an unbuilt artifact's key is one that is never deployed. */
export async function templateCommand(folder: string, of: { format: string; stage: string }, output: Output, write: (text: string) => void): Promise<ExitCode> {
  if (of.format !== 'json' && of.format !== 'yaml') throw new UsageError(`no format "${of.format}"; use json or yaml`);
  const { generated, problems } = generateTemplate(await loadProject(folder), of.stage);
  output.problems(problems);
  if (!generated || hasErrors(problems)) {
    if (output.json) output.result({ problems: problems.map(printedProblem) }, '');
    return 1;
  }
  write(of.format === 'yaml' ? printYaml(generated.template) : generated.body);
  return 0;
}
