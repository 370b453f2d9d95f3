import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// What is held by something, and reached by another name or after something else was put there.
const start = `import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({}); const A = process.env.PHOTOS_BUCKET; const B = process.env.THUMBS_BUCKET;
const save = (Bucket: any, Key: any = 'k') => s3.putObject({ Bucket, Key }); const other = (x: any) => x;
`;
const [photos, thumbs] = ['s3 PutObject photos [s3:PutObject]', 's3 PutObject thumbs [s3:PutObject]'];
const handler = (code: string) => `export const handler = async (e: any) => { await save(A); ${code} };`;

/** A function that is called by its own name too. */
const called: readonly (readonly [name: string, code: string])[] = [
  ['one of two', handler('const f = e.c ? other : save; await f(B);')],
  ['one of two, called at once', handler('await (e.c ? other : save)(B);')],
  ['one that may be missing', handler('const f = e.c ? null : save; await f?.(B);')],
  ['one or what stands for it', handler('const f = e.f ?? save; await f(B);')],
  ['one of a table', `const routes: any = { 'PUT /x': save, 'GET /x': other };\n${handler('const route = routes[e.key]; await route(B);')}`],
  ['one of a table, or what stands for it', `const routes: any = { put: save };\n${handler('const route = routes[e.key] ?? other; await route(B);')}`],
  ['each of a list', `const all = [save, other];\n${handler('for (const one of all) await one(B);')}`],
  ['each of a list, in place', `const all = [save, other];\n${handler('await Promise.all(all.map((one) => one(B)));')}`],
  ['one of a list', `const all = [save];\n${handler('await all[0](B);')}`],
  ['the values of a table', `const all = { save };\n${handler('for (const [, one] of Object.entries(all)) await one(B);')}`],
  ['one of a map', `const all = new Map([['a', save]]);\n${handler("await all.get('a')!(B); ")}`],
  ['one that is given back', `const choose = () => save;\n${handler('await choose()(B);')}`],
  ['one that is given back later', `const choose = async () => { switch (1) { default: return save; } };\n${handler('const f = await choose(); await f(B);')}`],
  ['one in a list that is taken apart', `const use = () => [save, 1] as const;\n${handler('const [put] = use(); await put(B);')}`],
  ['one that stands for what is missing', handler('const { put = save } = e; await put(B);')],
  ['a field', `class Store { put = save; run() { return this.put(B); } }\n${handler('await new Store().run();')}`],
  ['one that is reflected', handler('await Reflect.apply(save, undefined, [B]);')],
  ['one of an import, compiled', handler('await (0, save)(B);')],
];

for (const [name, code] of called) {
  test(`${name}: what it is called with counts beside the calls by its own name`, () => {
    expect(usageLines(scanFiles({ 'f.ts': start + code }))).toEqual([photos, thumbs]);
  });
}

/** Both are told, and nothing else. */
const kept: readonly (readonly [name: string, code: string])[] = [
  [
    'a parameter, with another one where it is missing',
    'const put = async (b?: any) => { b = b || A; await save(b); };\nexport const handler = async () => { await put(); await put(B); };',
  ],
  [
    'a parameter, by a choice',
    "const put = async (b?: any) => { b = typeof b === 'string' ? b : A; await save(b); };\nexport const handler = async () => { await put(); await put(B); };",
  ],
  [
    'a parameter, assigned where it is missing',
    'const put = async (b?: any) => { b ??= A; await save(b); };\nexport const handler = async () => { await put(); await put(B); };',
  ],
  [
    'what is taken apart',
    'const put = async ({ b }: any) => { b = b ?? A; await save(b); };\nexport const handler = async () => { await put({}); await put({ b: B }); };',
  ],
  [
    'a field',
    'class R { constructor(private b?: any) { b = b || A; this.b = b; } put() { return save(this.b); } }\nexport const handler = async () => { await new R().put(); await new R(B).put(); };',
  ],
  [
    'a list that a method adds to',
    'class W { items: any[] = [A]; add(b: any) { this.items.push(b); return this; } async run() { for (const b of this.items) await save(b); } }\nexport const handler = async () => new W().add(B).run();',
  ],
  [
    'an object that a method writes into',
    'class W { by: any = { a: A }; add(k: any, b: any) { this.by[k] = b; return this; } async run() { for (const b of Object.values(this.by)) await save(b); } }\nexport const handler = async () => new W().add(1, B).run();',
  ],
  [
    'an object that a method merges',
    'class W { to: any = { b: A }; set(o: any) { Object.assign(this.to, o); return this; } run() { return save(this.to.b); } }\nexport const handler = async () => new W().set({ b: B }).run();',
  ],
  ['a list, by a counter', 'const all = [A, B]; let i = 0; const next = () => all[i++];\nexport const handler = async () => save(next());'],
  [
    'a list, from one call to the next',
    'const each = async (all: any[], i = 0): Promise<void> => { if (i === all.length) return; await save(all[i]); await each(all, i + 1); };\nexport const handler = async () => each([A, B]);',
  ],
  [
    'a list that a function adds to',
    'const fill = (list: any[]) => { list.push({ b: B }); };\nexport const handler = async () => { const all = [{ b: A }]; fill(all); for (const { b } of all) await save(b); };',
  ],
  [
    'an object that a function writes into under a key',
    'const set = (to: any, k: string, b: any) => { to[k] = b; };\nconst by: any = { a: A };\nexport const handler = async () => { set(by, "b", B); for (const b of Object.values(by)) await save(b); };',
  ],
  [
    'what functions of each other write',
    'const all: any[] = [A]; const more = { add(to: any[]) { to.push(B); return all.includes(to); } };\nexport const handler = async () => { more.add(all); for (const b of all) await save(b); };',
  ],
  ['a map that is added to', "const by = new Map([['a', A]]); by.set('b', B);\nexport const handler = async (e: any) => save(by.get(e.kind));"],
];

for (const [name, code] of kept) {
  test(`${name}: what was there counts, and what came`, () => {
    const result = scanFiles({ 'f.ts': start + code });
    expect({ usages: usageLines(result), problems: problemLines(result).filter((one) => !one.startsWith('ResourceUnresolved')) }).toEqual({
      usages: expect.arrayContaining([photos, thumbs]),
      problems: [],
    });
  });
}

test('of an overloaded function the one that does it is called, here and from another file', () => {
  const overloads = 'export function bucketFor(kind: string): string;\nexport function bucketFor(kind?: string) { return kind ? A : B; }\n';
  const here = scanFiles({ 'f.ts': `${start}${overloads}export const handler = async () => save(bucketFor('a'));` });
  const there = scanFiles({
    'f.ts': `import { bucketFor } from './lib';\n${start}export const handler = async () => save(bucketFor('a'));`,
    'lib.ts': `const A = process.env.PHOTOS_BUCKET; const B = process.env.THUMBS_BUCKET;\n${overloads}`,
  });
  for (const result of [here, there]) expect([usageLines(result), problemLines(result)]).toEqual([[photos, thumbs], []]);
});

test('a client that a list is made of is the client', () => {
  const code = `import { S3 } from '@aws-sdk/client-s3';\nconst pool = Array.from({ length: 3 }, () => new S3({})); let i = 0;\nexport const handler = async () => pool[i++ % 3].putObject({ Bucket: process.env.PHOTOS_BUCKET });`;
  expect(usageLines(scanFiles({ 'f.ts': code }))).toEqual([photos]);
});

test('a module of the SDK whose name is put together is the SDK', () => {
  const code = `export const handler = async () => {
  const sdk = await import(['@aws-sdk', 'client-s3'].join('/'));
  return new sdk.S3Client({}).send(new sdk['Put' + 'ObjectCommand']({ Bucket: process.env.PHOTOS_BUCKET }));
};`;
  expect(usageLines(scanFiles({ 'f.ts': code }))).toEqual([photos]);
});
