// Writes each room's golden template. What changed is read in review, line by line.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aws } from '#clouds/aws/index.ts';
import { problemText } from '#model/problem.ts';
import { goldenOf } from '../test/support/room-project.ts';

for (const service of aws.catalogue.services) {
  const { generated, problems } = goldenOf(service);
  for (const problem of problems) process.stderr.write(`${service.id}: ${problemText(problem)}\n`);
  if (problems.length > 0) process.exitCode = 1;
  writeFileSync(join(process.cwd(), 'src/clouds/aws/services', service.id, `${service.id}.golden.json`), generated.body);
}
