import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanFiles, snippetProject } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { createTracker } from './tracker.ts';

// More by hand: THOROUGHNESS=20 npx vitest run …
const thoroughness = Number(process.env.THOROUGHNESS ?? 1);

const base: Record<string, string> = {
  'f.ts': `import { cfg, those } from './cfg.ts';\nimport * as all from './cfg.ts';\nclass A { constructor(env = process.env) { this.vars = env; } get url() { return this.vars.JOBS_QUEUE_URL; } }\nconst run = ({ env }) => env.PHOTOS_BUCKET;\nexport const handler = async (event) => { const a = new A(); const go = (x) => x; return [go(cfg.ORDERS_TABLE), those().NEWS_TOPIC_ARN, a.url, run({ env: process.env }), all.cfg.USERS_TABLE]; };\n`,
  'cfg.ts': `const { env } = process;\nexport const cfg = { ...env, a: 1 };\nexport const those = () => process.env;\nexport function get(name) { return env[name]; }\nconst list = ['THUMBS_BUCKET'].map((n) => process.env[n]);\n`,
};
const pieces = [
  'process.env',
  '...process.env',
  'process',
  'env',
  'cfg',
  'those',
  'those()',
  'this.vars',
  'go(',
  ')',
  '}',
  '{',
  ';',
  'Object.keys(cfg)',
  'Object.keys(those())',
  'eval(x)',
  'event',
  '[',
  ']',
  'x => ',
  '= ',
  '.a',
  'JOBS_QUEUE_URL',
  'const { env } = a;',
  'export ',
  'globalThis.',
  ', ',
  'run',
  'return cfg;',
  'const vars = 1;',
  'module.exports = process.env;',
  '\n',
];

const edit = fc.record({
  file: fc.constantFrom(...Object.keys(base)),
  at: fc.nat(),
  remove: fc.constantFrom(0, 0, 0, 1, 4, 11),
  text: fc.constantFrom(...pieces),
});

test('where the environment goes is told after edits as it is told afresh', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 10 }), (edits) => {
      const tracker = createTracker(trackingCatalogue);
      let files = base;
      tracker.update({ project: snippetProject(), files });
      for (const { file, at, remove, text } of edits) {
        const before = files[file] ?? '';
        const from = at % (before.length + 1);
        const next = { ...files, [file]: before.slice(0, from) + text + before.slice(from + remove) };
        const fresh = scanFiles(next);
        // What is read of broken code depends on what stood there before.
        if (fresh.problems.some((one) => one.code === 'SyntaxError')) continue;
        files = next;
        expect(tracker.update({ project: snippetProject(), files })).toEqual(fresh);
      }
    }),
    { numRuns: 60 * thoroughness },
  );
}, 120_000);
