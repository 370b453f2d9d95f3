// Checks the layers, that every module was looked at, and that the checker sees a violation when there is one.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { repositoryRoot } from '#node/repository-root.ts';

const root = repositoryRoot();
process.chdir(root);
const { forbidden, options } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
const DELIBERATE = 'src/engine/deliberate-violation.ts';

async function look(): Promise<ICruiseResult> {
  const result = await cruise(['src'], { ...options, ruleSet: { forbidden }, validate: true }, options.enhancedResolveOptions, {
    tsConfig: extractTSConfig(join(root, options.tsConfig.fileName)),
  });
  return result.output as ICruiseResult;
}

function modulesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return modulesUnder(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

writeFileSync(DELIBERATE, "import { aws } from '../clouds/aws/index.ts';\nexport const deliberate = aws;\n");
let seen: ICruiseResult;
try {
  seen = await look();
} finally {
  rmSync(DELIBERATE, { force: true });
}
const violations = seen.summary.violations.filter((one) => one.from !== DELIBERATE);
const cruised = new Set(seen.modules.map((one) => one.source));
const missed = modulesUnder('src').filter((path) => !cruised.has(path));
const wasSeen = seen.summary.violations.some((one) => one.from === DELIBERATE && one.rule.name === 'engine-stands-on-kit');

for (const one of violations) process.stderr.write(`${one.rule.name}: ${one.from} → ${one.to}\n`);
for (const path of missed) process.stderr.write(`not looked at: ${path}\n`);
if (!wasSeen) process.stderr.write('the deliberate violation was not seen: the checker checks nothing\n');
process.stdout.write(`layers: ${cruised.size} modules, ${violations.length} violations\n`);
process.exitCode = violations.length === 0 && missed.length === 0 && wasSeen ? 0 : 1;
