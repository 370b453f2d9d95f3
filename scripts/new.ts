// `npm run new service aws/<id>`: the folder of a new room and its line in the register. What the laws miss then is what is left to do.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '#node/repository-root.ts';

const [kind, path] = process.argv.slice(2);
const [cloud, id] = (path ?? '').split('/');
if (kind !== 'service' || !cloud || !id || !/^[a-z][a-z0-9-]*$/.test(id)) {
  process.stderr.write('usage: npm run new service aws/<id>   (small letters, digits and hyphens)\n');
  process.exit(2);
}
const services = join(repositoryRoot(), 'src', 'clouds', cloud, 'services');
const folder = join(services, id);
if (!existsSync(join(services, 'index.ts'))) {
  process.stderr.write(`no cloud ${cloud}: src/clouds/${cloud}/services/index.ts does not exist\n`);
  process.exit(2);
}
if (existsSync(folder)) {
  process.stderr.write(`src/clouds/${cloud}/services/${id} exists already\n`);
  process.exit(2);
}
const name = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

mkdirSync(join(folder, 'operations'), { recursive: true });
mkdirSync(join(folder, 'triggers'), { recursive: true });
writeFileSync(
  join(folder, 'icon.ts'),
  `/** To be drawn here: 24 by 24, of our own. */
export const icon = \`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#5b6472" stroke-width="1.6"><rect x="4" y="4" width="16" height="16" rx="2"/></svg>\`;
`,
);
writeFileSync(
  join(folder, 'api.ts'),
  `import type { ApiOperation } from '#kit/api-operation.ts';

/** Every command of the service, and what it needs, from the service authorization reference. */
export const api: Readonly<Record<string, ApiOperation>> = {};
`,
);
writeFileSync(
  join(folder, 'index.ts'),
  `// The room of ${id}: all that is known of it here is said in this folder.
import { defineService } from '#kit/service.ts';
import { api } from './api.ts';
import { icon } from './icon.ts';

export const ${name} = defineService({
  id: '${id}',
  title: '${id}',
  description: 'One sentence for the palette.',
  icon,
  sdk: '${id}',
  resourceTypes: [],
  operations: {},
  triggers: [],
  api,
});
`,
);
const register = join(services, 'index.ts');
const text = readFileSync(register, 'utf8');
const importLine = `import { ${name} } from './${id}/index.ts';\n`;
const lastImport = text.lastIndexOf("from './");
const lineEnd = text.indexOf('\n', lastImport) + 1;
writeFileSync(register, `${text.slice(0, lineEnd)}${importLine}${text.slice(lineEnd)}`.replace(/\];\s*$/, `, ${name}];\n`));
process.stdout.write(`made src/clouds/${cloud}/services/${id}; now fill it, then: npm run golden, and npx vitest run --project unit test/rooms.test.ts\n`);
