import { bench, describe } from 'vitest';
import { aws } from '#clouds/aws/index.ts';
import { generate } from '#engine/template/generate.ts';
import { writeProjectFile } from '#model/project-file.ts';
import { largeProject } from './large-project.ts';

// Aim: under 100 ms, so that the template can follow every edit. The reference is printing the result, which nobody can do without.
describe('the template of 200 functions and 300 resources (aim: under 100 ms)', () => {
  const { project, scan } = largeProject();
  const input = { project, scan, stage: 'dev', artifacts: {}, manifest: writeProjectFile(project) };
  const { template } = generate(aws, input);

  bench('generate', () => {
    generate(aws, input);
  });
  bench('reference: JSON.stringify of the result', () => {
    JSON.stringify(template, null, 2);
  });
});
