import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// A function of the project, or a client's method, that is handed on without being called: what it is called with is known, or told with its line.
const start = `import { S3, S3Client, DeleteObjectCommand } from '@aws-sdk/client-s3'; import { EventEmitter } from 'node:events';
const s3 = new S3({}); const Bucket = process.env.PHOTOS_BUCKET!; const B = process.env.THUMBS_BUCKET!;
const save = (Bucket: string) => s3.putObject({ Bucket, Key: 'x' });
`;
const handler = (code: string) => `${start}export const handler = async (e: any) => { await save(Bucket); ${code} };`;
const removed = 's3 DeleteObject photos [s3:DeleteObject]';
const [photos, thumbs] = ['s3 PutObject photos [s3:PutObject]', 's3 PutObject thumbs [s3:PutObject]'];

const known: readonly (readonly [name: string, code: string])[] = [
  ['a list', 'await Promise.all([B].map(save));'],
  ['a loop', '[B].forEach(save);'],
  ['a promise', 'await Promise.resolve(B).then(save);'],
  ['a list that Array.from takes', 'await Promise.all(Array.from([B], save));'],
  ['an object that is called by a key', 'const ops: Record<string, typeof save> = { save }; await ops[e.op]!(B);'],
  ['an object that is called by another key', 'const ops: any = { put: save }; await ops[e.op](B);'],
  ['a helper', 'const retry = (f: any, ...a: any[]) => f(...a); await retry(save, B);'],
  [
    'a helper that hands it on',
    'const once = (f: any, a: any) => f(a); const twice = (g: any, a: any) => { once(g, a); return once(g, a); }; await twice(save, B);',
  ],
  ['bind, called at once', 'await save.bind(null, B)();'],
  ['bind, called by a name', 'const bound = save.bind(null, B); await bound();'],
  ['bind without arguments', 'const bound = save.bind(null); await bound(B);'],
  ['a timer', 'setTimeout(save, 5, B);'],
  ['a timer, bound', 'setTimeout(save.bind(null, B), 5);'],
  ['a wrapper that nobody knows', `const { memoize } = require('lodash'); const kept = memoize(save); await kept(B);`],
  ['call, bound', 'await save.call(null, B);'],
  ['a field', 'class Store { constructor(private write: any) {} run() { return this.write(B); } } await new Store(save).run();'],
];

for (const [name, code] of known) {
  test(`handed to ${name}: known`, () => {
    const result = scanFiles({ 'f.ts': handler(code) });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages: [photos, thumbs], problems: [] });
  });
}

const told: readonly (readonly [name: string, code: string])[] = [
  ['a list that nobody knows', 'e.buckets.forEach(save);'],
  ['an emitter', `const em = new EventEmitter(); em.on('save', save); em.emit('save', B);`],
  ['a package', `const { pMap } = require('p-map'); await pMap(e.buckets, save);`],
  ['a package, after a limit', `const limit = require('p-limit')(3); await limit(save, B);`],
  ['a package, in an object', `const { createServer } = require('server'); createServer({ get: save });`],
  ['a package, in a list', `const { series } = require('async'); series([save]);`],
  ['a timer that gives nothing', 'setTimeout(save, 5, e.bucket);'],
];

for (const [name, code] of told) {
  test(`handed to ${name}: told`, () => {
    const result = scanFiles({ 'f.ts': handler(code) });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({
      usages: ['s3 PutObject ? [s3:PutObject]', photos],
      problems: ['ResourceUnresolved:3'],
    });
  });
}

test('a method that is handed on, also bound in its constructor, is called with what it is given', () => {
  const of = (made: string, run: string) =>
    usageLines(
      scanFiles({
        'f.ts': `${start.replace(/const save.*\n/, '')}class Store { constructor() { ${made} } put(Bucket: string) { return s3.putObject({ Bucket, Key: 'x' }); } run(all: string[]) { ${run} } }
const store = new Store(); export const handler = async () => { await store.put(Bucket); await store.run([B]); };`,
      }),
    );
  expect([
    of('', 'return Promise.all(all.map(this.put));'),
    of('', 'return all.map((one) => this.put(one));'),
    of('this.put = this.put.bind(this);', 'return Promise.all(all.map(this.put.bind(this)));'),
  ]).toEqual(Array.from({ length: 3 }, () => [photos, thumbs]));
  expect(of('this.put = this.put.bind(this);', '')).toEqual([photos]);
});

test('in another file too, and what is logged or only kept in an object is not called', () => {
  const files = {
    'f.ts': `import { save } from './save';\nexport const handler = async () => { await save(process.env.PHOTOS_BUCKET!); await Promise.resolve(process.env.THUMBS_BUCKET!).then(save); };`,
    'save.ts': start.replace('const save', 'export const save'),
  };
  const kept = handler('console.log(save); const all = Object.freeze({ save }); await all.save(B);');
  for (const result of [scanFiles(files), scanFiles({ 'f.ts': kept })])
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages: [photos, thumbs], problems: [] });
});

const listed: readonly (readonly [name: string, code: string])[] = [
  ['a list', 'const inputs = [1, 2].map((Key) => ({ Bucket, Key })); await Promise.all(inputs.map(s3.deleteObject.bind(s3)));'],
  ['a list, with what it is called on', 'await Promise.all([{ Bucket, Key: 1 }].map(s3.deleteObject, s3));'],
  ['a promise', 'await Promise.resolve({ Bucket }).then(s3.deleteObject.bind(s3));'],
  ['a timer', 'setTimeout(s3.deleteObject.bind(s3), 5, { Bucket, Key: 1 });'],
  ['a timer, bound', 'setTimeout(s3.deleteObject.bind(s3, { Bucket, Key: 1 }), 5);'],
  ['a list, under a name', 'const del = s3.deleteObject.bind(s3); await Promise.all([{ Bucket }].map(del));'],
  ['what retries it, bound', `const { pRetry } = require('p-retry'); await pRetry(s3.deleteObject.bind(s3, { Bucket, Key: 1 }));`],
  ['what promises it', `const { promisify } = require('util'); const del = promisify(s3.deleteObject.bind(s3)); await del({ Bucket, Key: 1 });`],
  ['a helper of one’s own', 'const soon = async (f: any, a: any) => f(a); await soon(s3.deleteObject.bind(s3), { Bucket, Key: 1 });'],
  ['nobody, bound and called', `const remove = s3.deleteObject.bind(s3, { Bucket, Key: 'tmp' }); await remove();`],
];

for (const [name, code] of listed) {
  test(`a client’s method, handed to ${name}: known`, () => {
    const result = scanFiles({ 'f.ts': handler(code) });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages: [photos, removed], problems: [] });
  });
}

const unseen: readonly (readonly [name: string, code: string, line?: string])[] = [
  ['a list that nobody knows', 'e.inputs.forEach(s3.deleteObject, s3);'],
  ['a package', `const { map } = require('async'); await map([{ Bucket }], s3.deleteObject.bind(s3));`],
  ['a package, in a list', `const { series } = require('async'); await series([s3.deleteObject.bind(s3)]);`],
  ['a package, in an object', `const { createServer } = require('server'); createServer({ del: s3.deleteObject.bind(s3) });`],
  ['a package, under a name', `const { map } = require('async'); const del = s3.deleteObject.bind(s3); await map([{ Bucket }], del);`],
];

for (const [name, code] of unseen) {
  test(`a client’s method, handed to ${name}: told`, () => {
    const result = scanFiles({ 'f.ts': handler(code) });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({
      usages: [photos, 's3 DeleteObject ? [s3:DeleteObject]'],
      problems: ['ResourceUnresolved:4'],
    });
  });
}
