import { expect, test } from 'vitest';
import { problemLines, scanFiles, snippetProject } from '#support/scan-snippet.ts';
import { trackingCatalogue } from '#support/tracking-catalogue.ts';
import { createTracker } from './tracker.ts';

const READ = 'JOBS_QUEUE_URL';
const handler = (code: string): string => `export const handler = async (event) => ${code};`;

function seen(files: Readonly<Record<string, string>>) {
  const { variables, complete, ...rest } = scanFiles(files);
  return { variables: variables.f, complete, problems: problemLines({ variables, complete, ...rest }) };
}

const known: readonly (readonly [name: string, code: string, more?: Readonly<Record<string, string>>])[] = [
  ['a copy', `const cfg = { ...process.env };\n${handler(`cfg.${READ}`)}`],
  ['a copy that is taken apart', `const cfg = { ...process.env };\nconst { ${READ} } = cfg;\n${handler(READ)}`],
  ['a copy in a function', `const cfg = { defaults: true, ...process.env };\nfunction t() { return cfg['${READ}']; }\n${handler('t()')}`],
  ['a copy of another file', `import { cfg } from './cfg.js';\n${handler(`cfg.${READ}`)}`, { 'cfg.js': 'export const cfg = { ...process.env };' }],
  ['a copy by Object.assign', `const cfg = Object.assign({}, process.env);\n${handler(`cfg.${READ}`)}`],
  ['a copy by structuredClone', `const cfg = structuredClone(process.env);\n${handler(`cfg.${READ}`)}`],
  ['a copy by JSON', `const cfg = JSON.parse(JSON.stringify(process.env));\n${handler(`cfg.${READ}`)}`],
  ['what is left of it', `const { HOME, ...rest } = process.env;\n${handler(`[HOME, rest.${READ}]`)}`],
  ['a key that is put together', handler(`process['e' + 'nv'].${READ}`)],
  ['Reflect', handler(`Reflect.get(process, 'env').${READ}`)],
  ['the global object', handler(`globalThis.process.env.${READ}`)],
  ['a name of its own', `const { env: those } = process;\n${handler(`those.${READ}`)}`],
  ['a parameter', `const load = (o) => o.${READ};\n${handler('load(process.env)')}`],
  ['a fallback', `const load = ({ env = process.env } = {}) => env.${READ};\n${handler('load()')}`],
  ['what a function gives', `const those = () => process.env;\n${handler(`those().${READ}`)}`],
  [
    'a field of a class',
    `class Config { constructor(env = process.env) { this.vars = env; } get url() { return this.vars.${READ}; } }\n${handler('new Config().url')}`,
  ],
  ['what an object holds', `const deps = { env: process.env };\nconst run = ({ env }) => env.${READ};\n${handler('run(deps)')}`],
  ['a schema', `import { z } from 'zod';\nconst r = z.object({}).safeParse(process.env);\n${handler(`r.success && r.data.${READ}`)}`],
  ['what a file exports, in that file', `module.exports = { ...process.env };\nexports.handler = async () => module.exports.${READ};`],
  [
    'a schema in another file',
    `import { env } from './env.js';\n${handler(`env.${READ}`)}`,
    { 'env.js': `import { z } from 'zod';\nexport const env = z.object({}).parse(process.env);` },
  ],
  [
    'a schema that is the default',
    `import env from './env.js';\n${handler(`env.${READ}`)}`,
    { 'env.js': `import { z } from 'zod';\nexport default z.object({}).parse(process.env);` },
  ],
  [
    'a schema, as a whole',
    `import * as all from './env.js';\n${handler(`all.env.${READ}`)}`,
    { 'env.js': `import { z } from 'zod';\nconst env = z.object({}).parse(process.env);\nexport { env };` },
  ],
  ['names in a list', handler(`['${READ}'].map((name) => process.env[name])`)],
  ['names in a list, by a function of a name', `const read = (name) => process.env[name];\n${handler(`['${READ}'].map(read)`)}`],
  ['whether it is set', handler(`'${READ}' in process.env`)],
  [
    'what is printed and written',
    `console.log(process.env); process.env.A = 'x'; delete process.env.B; process.on('exit', () => {});\n${handler(`process.env.${READ}`)}`,
  ],
];

for (const [name, code, more] of known) {
  test(`the environment, read by ${name}: it is known what is read`, () => {
    const { variables, ...rest } = seen({ 'f.ts': code, ...more });
    expect([variables?.includes(READ), rest]).toEqual([true, { complete: true, problems: [] }]);
  });
}

const unknown: readonly (readonly [name: string, code: string, line?: number, more?: Readonly<Record<string, string>>])[] = [
  ['a map', `const m = new Map(Object.entries(process.env));\n${handler(`m.get('${READ}')`)}`],
  ['other keys', `const cfg = Object.fromEntries(Object.entries(process.env).map(([k, v]) => [k.toLowerCase(), v]));\n${handler('cfg.jobs_queue_url')}`],
  ['a loop', `const cfg = {};\nfor (const [k, v] of Object.entries(process.env)) cfg[k] = v;\n${handler('cfg.A')}`, 2],
  ['a function that is given away', `import each from 'each';\nconst read = (name) => process.env[name];\n${handler(`each(['${READ}'], read)`)}`, 2],
  ['a closure', `const get = ((o) => (k) => o[k])(process.env);\n${handler(`get('${READ}')`)}`],
  ['another process', `import { spawnSync } from 'node:child_process';\n${handler(`spawnSync('node', [], { env: process.env })`)}`, 2],
  [
    'another process, in two steps',
    `import { spawnSync } from 'node:child_process';\nconst options = { env: process.env };\n${handler(`spawnSync('node', [], options)`)}`,
    3,
  ],
  ['a library', `import camel from 'camelcase-keys';\nconst cfg = camel(process.env);\n${handler('cfg.jobsQueueUrl')}`, 2],
  [
    'a library in another file',
    `import { cfg } from './cfg.js';\n${handler('cfg.jobsQueueUrl')}`,
    2,
    { 'cfg.js': `import camel from 'camel';\nexport const cfg = camel(process.env);` },
  ],
  ['the whole process', `import inject from 'inject';\n${handler('inject(process)')}`, 2],
  ['a list', handler('[process.env]')],
  ['an answer', handler('process.env')],
  ['a key that is given', `const cfg = { ...process.env };\n${handler('cfg[event.key]')}`, 2],
  ['a pattern with a key that is given', handler('{ const { [event.key]: v } = process.env; return v; }')],
  ['eval', handler(`eval('process.env.${READ}')`)],
  ['new Function', handler(`new Function('return process.env.${READ}')()`)],
  ['eval under another name', handler(`(0, eval)(event.code)`)],
  [
    'another file',
    `import { cfg } from './cfg.js';\nimport inject from 'inject';\n${handler('inject(cfg)')}`,
    3,
    { 'cfg.js': 'export const cfg = process.env;' },
  ],
  ['a field', `class A { env = process.env; all() { return Object.keys(this.env); } }\n${handler('new A().all()')}`],
];

for (const [name, code, line = 1, more] of unknown) {
  test(`the environment, handed to ${name}: the line is told, and nothing counts as unused`, () => {
    const { complete, problems } = seen({ 'f.ts': code, ...more });
    expect({ complete, problems }).toEqual({ complete: false, problems: [`VariableUnknown:${line}`] });
  });
}

test('a function is looked at again when another file begins to hand on the environment that it gives', () => {
  const files = {
    'f.ts': `import { go } from './go.js';\nimport { those } from './cfg.js';\n${handler(`go(those().${READ})`)}`,
    'cfg.js': 'export const those = () => process.env;',
  };
  const tracker = createTracker(trackingCatalogue);
  const scanned = (go: string) => {
    const { complete, problems } = tracker.update({ project: snippetProject(), files: { ...files, 'go.js': go } });
    return { complete, problems: problems.map(({ code, at }) => `${code}:${at.file}:${at.line}`) };
  };
  expect(scanned('export const go = (x) => x;')).toEqual({ complete: true, problems: [] });
  expect(scanned(`import { those } from './cfg.js';\nexport const go = (x) => [x, Object.keys(those())];`)).toEqual({
    complete: false,
    problems: ['VariableUnknown:cfg.js:1'],
  });
  expect(scanned('export const go = (x) => x;')).toEqual({ complete: true, problems: [] });
});

test('code of packages is not warned for', () => {
  const files = { 'f.ts': `import './node_modules/a/index.js';\n${handler('1')}`, 'node_modules/a/index.js': 'export default Object.keys(process.env);' };
  expect(seen(files)).toEqual({ variables: [], complete: true, problems: [] });
});
