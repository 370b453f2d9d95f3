// Writes what stands in docs/generated from the code, so that it can't lie. `--check`: writes nothing, fails where something is stale.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '#base/machine.ts';
import { clouds } from '#clouds/index.ts';
import { machines } from '#engine/machines.ts';
import { PROBLEM_CODES } from '#model/problem-codes.ts';
import { repositoryRoot } from '#node/repository-root.ts';

const root = repositoryRoot();
const folder = join(root, 'docs', 'generated');
const head = (title: string) => `# ${title}\n\nWritten by \`npm run docs\`; not to be edited.\n\n`;

function problems(): string {
  const rows = Object.entries(PROBLEM_CODES).map(([code, { severity, meaning }]) => `| \`${code}\` | ${severity} | ${meaning} |`);
  return `${head('Problem codes')}| code | severity | meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function catalogue(): string {
  const rooms = clouds.flatMap(({ catalogue: { cloud, services } }) =>
    services.map((service) => {
      const types = Object.values(service.resourceTypes).map((one) => `\`${service.id}.${one.id}\``);
      const triggers = Object.values(service.triggers).map((one) => `\`${service.id}.${one.id}\``);
      const operations = Object.values(service.operations).map((one) => one.title);
      return `## ${service.title} (${cloud})\n\n${service.description}\n\n- Resources: ${types.join(', ') || 'none'}\n- Triggers: ${triggers.join(', ') || 'none'}\n- Operations: ${operations.join(', ') || 'none'}\n- Commands whose permissions are known: ${Object.keys(service.api).length}\n`;
    }),
  );
  return head('Catalogue') + rooms.join('\n');
}

function drawMachines(): string {
  return head('State machines') + machines.map(drawMachine).join('\n');
}

function drawMachine(machine: Machine<string, string>): string {
  const lines = [
    ...[machine.initial, ...(machine.alsoBegins ?? [])].map((state) => `  [*] --> ${state}`),
    ...Object.entries(machine.states).flatMap(([state, { on = {}, final }]) => [
      ...Object.entries(on).map(([event, target]) => `  ${state} --> ${target} : ${event}`),
      ...(final ? [`  ${state} --> [*]`] : []),
    ]),
  ];
  return `## ${machine.name}\n\n\`\`\`mermaid\nstateDiagram-v2\n${lines.join('\n')}\n\`\`\`\n`;
}

/** Which layer really imports which, counted over the import statements. */
function layers(): string {
  const counts = new Map<string, number>();
  const visit = (path: string): void => {
    for (const name of readdirSync(path)) {
      const inside = join(path, name);
      if (statSync(inside).isDirectory()) visit(inside);
      else if (/\.tsx?$/.test(name) && !name.includes('.test.')) {
        const from = inside.slice(join(root, 'src').length + 1).split('/');
        for (const [, to] of readFileSync(inside, 'utf8').matchAll(/from '#([a-z-]+)\//g)) {
          const key = `${from.length > 1 ? from[0] : 'main'} --> ${to}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
    }
  };
  visit(join(root, 'src'));
  // No numbers: they would change with every commit.
  const lines = [...counts.keys()].sort().map((key) => `  ${key}`);
  return `${head('Layers, from the real imports')}\`\`\`mermaid\nflowchart TD\n${lines.join('\n')}\n\`\`\`\n`;
}

const pages: Record<string, string> = { 'problems.md': problems(), 'catalogue.md': catalogue(), 'machines.md': drawMachines(), 'layers.md': layers() };
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(pages)) {
  const path = join(folder, name);
  const isFresh = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (isFresh) continue;
  if (process.argv.includes('--check')) {
    process.stderr.write(`docs/generated/${name} is stale: run \`npm run docs\`\n`);
    process.exitCode = 1;
  } else writeFileSync(path, text);
}
