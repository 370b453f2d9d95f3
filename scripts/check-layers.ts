// Checks the layers, that every module was looked at, and that the checker sees a violation when there is one.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { repositoryRoot } from '#node/repository-root.ts';

const root = repositoryRoot();
process.chdir(root);
const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));

async function look(baseDir: string): Promise<ICruiseResult> {
  const result = await cruise(['src'], { ...options, baseDir, ruleSet: { forbidden }, validate: true }, options.enhancedResolveOptions, {
    tsConfig: extractTSConfig(join(root, options.tsConfig.fileName)),
  });
  return result.output as ICruiseResult;
}

/** A tree of two modules, in which the engine imports a cloud: the same rules have to see it. Beside the sources, which other checks read meanwhile. */
async function seesDeliberateViolation(): Promise<boolean> {
  const cache = join(root, 'node_modules', '.cache', 'stackwright');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'violation-'));
  try {
    for (const [name, text] of [
      ['engine', "import { cloud } from '../clouds/main.ts';\nexport const engine = cloud;\n"],
      ['clouds', 'export const cloud = 1;\n'],
    ] as const) {
      mkdirSync(join(folder, 'src', name), { recursive: true });
      writeFileSync(join(folder, 'src', name, 'main.ts'), text);
    }
    const { summary } = await look(folder);
    return summary.violations.some((one) => one.from === 'src/engine/main.ts' && one.rule.name === 'engine-stands-on-kit');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function modulesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return modulesUnder(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

const seen = await look(root);
const { violations } = seen.summary;
const cruised = new Set(seen.modules.map((one) => one.source));
const missed = modulesUnder('src').filter((path) => !cruised.has(path));
const wasSeen = await seesDeliberateViolation();

for (const one of violations) process.stderr.write(`${one.rule.name}: ${one.from} → ${one.to}\n`);
for (const path of missed) process.stderr.write(`not looked at: ${path}\n`);
if (!wasSeen) process.stderr.write('the deliberate violation was not seen: the checker checks nothing\n');
process.stdout.write(`layers: ${cruised.size} modules, ${violations.length} violations\n`);
process.exitCode = violations.length === 0 && missed.length === 0 && wasSeen ? 0 : 1;
