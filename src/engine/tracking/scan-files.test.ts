import { expect, test } from 'vitest';
import { problemLines, scanFiles, snippetProject, usageLines } from '#support/scan-snippet.ts';

const put = 'dynamodb PutItem orders [dynamodb:PutItem]';
const putUsers = 'dynamodb PutItem users [dynamodb:PutItem]';
const client = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
export const ddb = DynamoDBDocumentClient.from(new DynamoDBClient({}));
`;

const cases: readonly (readonly [name: string, files: Readonly<Record<string, string>>, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'calls of an imported file count',
    {
      'f.ts': `export { handler } from './lib/save';`,
      'lib/save.ts': `${client}export const handler = () => ddb.send(new PutCommand({ TableName: process.env.ORDERS_TABLE }));`,
    },
    [put],
  ],
  [
    'an imported constant',
    {
      'f.ts': `${client}import { TABLE } from './config.js';\nexport const handler = () => ddb.send(new PutCommand({ TableName: TABLE }));`,
      'config.ts': 'export const TABLE = process.env.ORDERS_TABLE!;',
    },
    [put],
  ],
  [
    'an imported object, renamed',
    {
      'f.ts': `${client}import { config as c } from './config';\nexport const handler = () => ddb.send(new PutCommand({ TableName: c.tables.orders }));`,
      'config/index.ts': 'export const config = { tables: { orders: process.env.ORDERS_TABLE } };',
    },
    [put],
  ],
  [
    'a default export',
    {
      'f.ts': `${client}import config from './config';\nexport const handler = () => ddb.send(new PutCommand({ TableName: config.table }));`,
      'config.ts': 'export default { table: process.env.ORDERS_TABLE };',
    },
    [put],
  ],
  [
    'a namespace of a file',
    {
      'f.ts': `${client}import * as config from './config';\nexport const handler = () => ddb.send(new PutCommand({ TableName: config.TABLE }));`,
      'config.ts': 'const T = process.env.ORDERS_TABLE;\nexport { T as TABLE };',
    },
    [put],
  ],
  [
    'barrels of barrels',
    {
      'f.ts': `import { PutCommand } from './aws';\nimport { ddb, TABLE } from './lib';\nexport const handler = () => ddb.send(new PutCommand({ TableName: TABLE }));`,
      'aws.ts': `export * from '@aws-sdk/lib-dynamodb';`,
      'lib/index.ts': `export * from './a';\nexport { TABLE } from './b';`,
      'lib/a.ts': client,
      'lib/b.ts': `export * from './c';`,
      'lib/c.ts': 'export const TABLE = process.env.ORDERS_TABLE;',
    },
    [put],
  ],
  [
    'files that import each other',
    {
      'f.ts': `import { a } from './a';\nexport const TABLE = process.env.ORDERS_TABLE;\nexport const handler = () => a();`,
      'a.ts': `${client}import { TABLE } from './f';\nexport const a = () => ddb.send(new PutCommand({ TableName: TABLE }));`,
    },
    [put],
  ],
  [
    'CommonJS files',
    {
      'f.js': `const { save } = require('./lib/save');\nconst { TABLE } = require('./config');\nmodule.exports.handler = async (event) => save(TABLE, event);`,
      'lib/save.js': `const { PutCommand } = require('@aws-sdk/lib-dynamodb');\nconst ddb = require('./ddb.js');\nmodule.exports = { save };\nfunction save(table, Item) { return ddb.send(new PutCommand({ TableName: table, Item })); }`,
      'lib/ddb.js': 'module.exports = makeClient();',
      'config.js': 'exports.TABLE = process.env.ORDERS_TABLE;',
    },
    [put],
  ],
  [
    'values of a JSON file',
    {
      'f.ts': `${client}import config from './config.json' with { type: 'json' };\nimport * as all from './config.json';\nconst c = require('./config.json');\nexport const handler = async () => { await ddb.send(new PutCommand({ TableName: config.tables[0] })); await ddb.send(new PutCommand({ TableName: c.tables[0] })); await ddb.send(new PutCommand({ TableName: all.tables[0] })); };`,
      'config.json': '{ "tables": ["legacy-orders"] }',
    },
    Array(3).fill('dynamodb PutItem legacy [dynamodb:PutItem]'),
  ],
  [
    'a helper of another file',
    {
      'f.ts': `import save from './save';\nimport { put as write } from './save';\nexport const handler = async (event) => { await save('x', process.env.ORDERS_TABLE, event); await write(process.env.USERS_TABLE); };`,
      'save.ts': `${client}export default async function (id: string, table: string, Item: object) { return ddb.send(new PutCommand({ TableName: table, Item })); }\nexport const put = (t: string) => ddb.send(new PutCommand({ TableName: t }));`,
    },
    [put, putUsers],
  ],
  [
    'a class of another file',
    {
      'f.ts': `import { Repository } from './repository';\nexport const handler = (event) => new Repository({ table: process.env.ORDERS_TABLE }).save(event);`,
      'repository.ts': `${client}export class Repository {\n  private readonly table: string;\n  constructor(options: { table: string }) { this.table = options.table; }\n  save(Item: object) { return ddb.send(new PutCommand({ TableName: this.table, Item })); }\n}`,
    },
    [put],
  ],
  [
    'an instance of another file',
    {
      'f.ts': `import { orders } from './repository';\nexport const handler = (event) => orders.save(event);`,
      'repository.ts': `${client}class Repository {\n  constructor(private table: string) {}\n  save(Item: object) { return ddb.send(new PutCommand({ TableName: this.table, Item })); }\n}\nexport const orders = new Repository(process.env.ORDERS_TABLE!);`,
    },
    [put],
  ],
  [
    'a base class of another file',
    {
      'f.ts': `import { Base } from './base';\nclass Orders extends Base { constructor() { super(process.env.ORDERS_TABLE); } }\nexport const handler = () => new Orders().save();`,
      'base.ts': `${client}export abstract class Base { constructor(protected table) {} save() { return ddb.send(new PutCommand({ TableName: this.table })); } }`,
    },
    [put],
  ],
  [
    'a client made by an imported factory',
    {
      'f.ts': `import { makeClient } from './clients';\nconst db = makeClient();\nexport const handler = () => db.put({ TableName: process.env.ORDERS_TABLE });`,
      'clients.ts': `import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';\nlet cached;\nexport function makeClient() { if (!cached) cached = DynamoDBDocument.from(new DynamoDB({})); return cached; }`,
    },
    [put],
  ],
  [
    'the same name in two files',
    {
      'f.ts': `${client}import './other';\nconst table = process.env.ORDERS_TABLE;\nexport const handler = () => ddb.send(new PutCommand({ TableName: table }));`,
      'other.ts': `${client}const table = process.env.USERS_TABLE;\nddb.send(new PutCommand({ TableName: table }));`,
    },
    [put, putUsers],
  ],
  [
    'what is only a type is not followed',
    {
      'f.ts': `import type { A } from './types';\nimport { type B } from './types2';\nexport type { C } from './types3';\nexport const handler = () => {};`,
      'types2.ts': '',
    },
    [],
  ],
  [
    'files found by their endings',
    {
      'f.ts': `import './a.js'; import './b'; import './c'; import './d.mjs'; import './e.jsx'; import '.';\nexport const handler = async () => { await import('./g'); require('./h'); };`,
      'a.ts': '',
      'b.mjs': '',
      'c/index.js': '',
      'd.mts': '',
      'e.tsx': '',
      'index.ts': '',
      'g.js': '',
      'h.cjs': '',
    },
    [],
  ],
  [
    'imports that lead nowhere',
    {
      'f.ts': `import { a } from './missing';\nimport b from '../outside';\nimport lodash from 'lodash';\nimport fs from 'node:fs';\nexport const handler = () => import('./gone.js');`,
    },
    [],
    ['ImportMissing:1', 'ImportMissing:2', 'ImportMissing:5'],
  ],
];

for (const [name, files, usages, problems = []] of cases) {
  test(name, () => {
    const entry = Object.keys(files)[0] ?? '';
    const result = scanFiles(files, snippetProject({ f: entry }));
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}

test('each function gets what its own files do, on what it gives them', () => {
  const files = {
    'a.ts': `import { save } from './lib';\nexport const handler = () => save(process.env.ORDERS_TABLE);`,
    'b.ts': `import { save } from './lib';\nexport const handler = () => save(process.env.USERS_TABLE);`,
    'lib.ts': `${client}export const save = (table) => ddb.send(new PutCommand({ TableName: table }));`,
  };
  const result = scanFiles(files, snippetProject({ a: 'a.ts', b: 'b.ts' }));
  expect([usageLines(result, 'a'), usageLines(result, 'b'), result.variables, result.reaches]).toEqual([
    [put],
    [putUsers],
    { a: ['ORDERS_TABLE'], b: ['USERS_TABLE'] },
    { a: ['a.ts', 'lib.ts'], b: ['b.ts', 'lib.ts'] },
  ]);
  expect(result.marks.map(({ functions, resource }) => ({ functions, resource }))).toEqual([{ functions: ['a', 'b'], resource: 'orders' }]);
});

test('an entry that is missing, exports nothing, or is in another language', () => {
  const project = snippetProject({ a: 'a.ts', b: 'b.ts', c: 'c.py' });
  const result = scanFiles({ 'b.ts': 'export const other = 1;', 'c.py': 'def handler(event, context): pass' }, project);
  expect(result.problems.map((one) => [one.code, one.at, one.summary])).toEqual([
    ['EntryMissing', { function: 'a', file: 'a.ts' }, 'no file a.ts for a'],
    ['ExportMissing', { function: 'b', file: 'b.ts' }, 'b.ts does not export handler'],
  ]);
  expect([result.complete, result.reaches]).toEqual([false, { a: [], b: ['b.ts'], c: ['c.py'] }]);
});

const exported: readonly (readonly [code: string, hasEvent: boolean])[] = [
  ['export const handler = async (event) => {};', true],
  ['export async function handler(event, context) {}', true],
  ['export default 1; export let handler = function (event) {};', true],
  ['exports.handler = async (event) => {};', true],
  ['exports.handler = exports.other = async (event) => {};', true],
  ['module.exports.handler = (event) => {};', true],
  ['module.exports = { handler: async (event) => {} };', true],
  ['module.exports = { async handler(event) {} };', true],
  ['const handler = async (event) => {}; module.exports = { handler };', true],
  ['const handler = async (event) => {}; export { handler };', true],
  ['const run = async (event) => {}; export { run as handler };', true],
  ['export const handler = middy(async (event) => {});', true],
  ['export const handler = middy().use(json()).handler(async (event) => {});', true],
  ['const run = async (event) => {}; export const handler = middy(run).use(json());', true],
  ['exports.handler = wrap({ a: 1 }, async function (event) {});', true],
  ['export const handler: Handler<Event, void> = async (event: Event): Promise<void> => {};', true],
  ['export const handler = (async (event) => {}) satisfies Handler;', true],
  ['export const handler = async () => {};', false],
  ['export * from "somewhere";', false],
  ['export { handler } from "somewhere";', false],
  ['module.exports = require("somewhere");', false],
  ['module.exports = { ...require("somewhere") };', false],
  ['var a = require("somewhere"); Object.defineProperty(exports, "handler", { enumerable: true, get: function () { return a.handler; } });', false],
  ['exports.handler = void 0; const handler = async (event) => {}; exports.handler = handler;', true],
  ['exports["handler"] = async (event) => {};', true],
  ['class Api { static handler = async (event) => {} } export const { handler } = Api;', true],
  ['class A { handle = async (event) => {} }; export const handler = new A().handle;', true],
  ['export const { handler } = make();', false],
];

test('the forms that a handler may have, and where its event stands', () => {
  for (const [code, hasEvent] of exported) {
    const result = scanFiles({ 'f.ts': code });
    const [handler] = result.handlers;
    const event = handler?.eventFrom === undefined ? undefined : code.slice(handler.eventFrom, handler.eventTo);
    expect([code, problemLines(result), event]).toEqual([code, [], hasEvent ? 'event' : undefined]);
  }
});

test('triggers are usages at their keys in the manifest', () => {
  const manifest = `{
  "functions": {
    "other": { "triggers": { "nightly": {} } },
    "f": {
      "entry": "f.ts",
      "triggers": {
        "uploaded": { "type": "s3.object-created", "resource": "photos" },
        "nightly": { "type": "schedule.rate" }
      }
    }
  }
}`;
  const project = snippetProject();
  const functions = { f: { entry: 'f.ts', triggers: { uploaded: { type: 's3.object-created', resource: 'photos' }, nightly: { type: 'schedule.rate' } } } };
  const result = scanFiles({ 'f.ts': 'export const handler = () => {};', 'stackwright.json': manifest }, { ...project, functions });
  const trigger = { function: 'f', file: 'stackwright.json', column: 9, kind: 'trigger', reference: null, grants: [] };
  expect(result.usages).toEqual([
    { ...trigger, line: 7, service: 's3', operation: 's3.object-created', resource: 'photos' },
    { ...trigger, line: 8, service: 'schedule', operation: 'schedule.rate', resource: null },
  ]);
});

test('assets and declarations that are imported call nothing, and hide nothing', () => {
  const files = {
    'f.ts': `import page from './page.html';\nimport { A } from './types';\nimport data from './data.json';\nexport const handler = (a: A) => page + data;`,
    'page.html': '<p>{',
    'types.d.ts': 'export interface A {}',
    'data.json': '{',
  };
  const result = scanFiles(files);
  expect([problemLines(result), result.complete, result.reaches]).toEqual([[], true, { f: ['f.ts', 'data.json', 'page.html'] }]);
});

test('code that does not parse keeps what can still be read, and nothing counts as known', () => {
  const code = `${client}
export const handler = async (event) => {
  await ddb.send(new PutCommand({ TableName: process.env.ORDERS_TABLE, Item: event ));
  await ddb.send(new PutCommand({ TableName: process.env.USERS_TABLE }));
};
`;
  const result = scanFiles({ 'f.ts': code });
  expect([usageLines(result), problemLines(result), result.complete]).toEqual([[put, putUsers], ['SyntaxError:6'], false]);
});

test('a helper that another function calls, and this one not, is no unresolved call of this one', () => {
  const files = {
    'a.ts': `import { put } from './lib';\nexport const handler = () => put(process.env.ORDERS_TABLE);`,
    'b.ts': `import { remove } from './lib';\nexport const handler = () => remove({ table: process.env.USERS_TABLE });`,
    'lib.ts': `import { PutCommand, DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
export const put = (table) => ddb.send(new PutCommand({ TableName: table }));
export const remove = ({ table }) => ddb.send(new DeleteCommand({ TableName: table }));
export const scanAll = (table) => ddb.send(new ScanCommand({ TableName: table }));`,
  };
  const result = scanFiles(files, snippetProject({ a: 'a.ts', b: 'b.ts' }));
  const nobody = 'dynamodb Scan ? [dynamodb:Scan]';
  expect([usageLines(result, 'a'), usageLines(result, 'b'), problemLines(result)]).toEqual([
    [put, nobody],
    ['dynamodb DeleteItem users [dynamodb:DeleteItem]', nobody],
    ['ResourceUnresolved:4'],
  ]);
  expect(result.unresolvedServices).toEqual(['dynamodb']);
});

const more: readonly (readonly [name: string, files: Readonly<Record<string, string>>, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'a required factory, called at once',
    {
      'f.js': `const orders = require('./repo')(process.env.ORDERS_TABLE);\nexports.handler = (event) => orders.put(event);`,
      'repo.js': `const { PutCommand } = require('@aws-sdk/lib-dynamodb');\nmodule.exports = (table) => ({ put: (Item) => ddb.send(new PutCommand({ TableName: table, Item })) });`,
    },
    [put],
  ],
  [
    'a required factory, kept',
    {
      'f.js': `const make = require('./repo');\nconst orders = make(process.env.ORDERS_TABLE);\nexports.handler = (event) => orders.put(event);`,
      'repo.js': `const { PutCommand } = require('@aws-sdk/lib-dynamodb');\nfunction repo(table) { return { put: (Item) => ddb.send(new PutCommand({ TableName: table, Item })) }; }\nmodule.exports = repo;`,
    },
    [put],
  ],
  [
    'a required class',
    {
      'f.js': `const Repo = require('./repo');\nconst orders = new Repo(process.env.ORDERS_TABLE);\nexports.handler = (event) => orders.put(event);`,
      'repo.js': `const { PutCommand } = require('@aws-sdk/lib-dynamodb');\nmodule.exports = class { constructor(table) { this.table = table; } put(Item) { return ddb.send(new PutCommand({ TableName: this.table, Item })); } };`,
    },
    [put],
  ],
  [
    'a class exported by default',
    {
      'f.ts': `import Repo from './repo';\nexport const handler = (event) => new Repo(process.env.ORDERS_TABLE).put(event);`,
      'repo.ts': `import { PutCommand } from '@aws-sdk/lib-dynamodb';\nexport default class Repository { constructor(private table: string) {} put(Item) { return ddb.send(new PutCommand({ TableName: this.table, Item })); } }`,
    },
    [put],
  ],
  [
    'a client made once',
    {
      'f.ts': `import { once } from './once';\nimport { DynamoDB } from '@aws-sdk/client-dynamodb';\nimport { memoize } from 'lodash';\nconst client = memoize(() => new DynamoDB({}));\nexport const handler = () => client().putItem({ TableName: process.env.ORDERS_TABLE });`,
      'once.ts': '',
    },
    [put],
  ],
  [
    'a handler that is a method',
    {
      'f.ts': `${client}class Handler { constructor(private table: string) {} async handle(event) { return ddb.send(new PutCommand({ TableName: this.table })); } }\nconst one = new Handler(process.env.ORDERS_TABLE);\nexport const handler = one.handle.bind(one);`,
    },
    [put],
  ],
  ['a variable that is read by an unknown name', { 'f.ts': `export const handler = (event) => process.env[event.name];` }, [], ['VariableUnknown:1']],
];

for (const [name, files, usages, problems = []] of more) {
  test(name, () => {
    const result = scanFiles(files, snippetProject({ f: Object.keys(files)[0] ?? '' }));
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}
