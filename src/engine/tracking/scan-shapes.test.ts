import { expect, test } from 'vitest';
import { problemLines, scanFiles, usageLines } from '#support/scan-snippet.ts';

// Shapes of code that hide where a client or a name comes from: prototypes, generators, namespaces, maps.
const get = 's3 GetObject photos [s3:GetObject]';
const getThumbs = 's3 GetObject thumbs [s3:GetObject]';
const put = 's3 PutObject photos [s3:PutObject]';
const putThumbs = 's3 PutObject thumbs [s3:PutObject]';

const cases: readonly (readonly [name: string, code: string, usages: readonly string[], problems?: readonly string[]])[] = [
  [
    'a class of functions',
    `const { S3 } = require('@aws-sdk/client-s3');
function Store(bucket) { this.bucket = bucket; this.s3 = new S3({}); }
Store.prototype.read = function (Key) { return this.s3.getObject({ Bucket: this.bucket, Key }); };
Object.assign(Store.prototype, { write: function (Key) { return this.s3.putObject({ Bucket: this.bucket, Key }); } });
const store = new Store(process.env.PHOTOS_BUCKET);
exports.handler = async () => { await store.read('a'); await store.write('b'); };`,
    [get, put],
  ],
  [
    'a prototype that is written whole',
    `const { S3 } = require('@aws-sdk/client-s3');
var Store = function () { var self = this; self.name = 'x'; this.s3 = new S3({}); };
Store.prototype = { init: function () { this.bucket = process.env.PHOTOS_BUCKET; }, read() { return this.s3.getObject({ Bucket: this.bucket }); } };
exports.handler = async () => { const store = new Store(); store.init(); await store.read(); };`,
    [get],
  ],
  [
    'heirs of a class of functions',
    `const { S3 } = require('@aws-sdk/client-s3');
const util = require('util');
function Base(region) { this.s3 = new S3({ region }); }
Base.prototype.read = function () { return this.s3.getObject({ Bucket: this.bucket() }); };
function Photos() { Base.call(this, 'a'); }
util.inherits(Photos, Base);
Photos.prototype.bucket = function () { return process.env.PHOTOS_BUCKET; };
function Thumbs() { Base.apply(this, arguments); }
Thumbs.prototype = Object.create(Base.prototype);
Thumbs.prototype.bucket = () => process.env.THUMBS_BUCKET;
exports.handler = async () => { await new Photos().read(); await new Thumbs().read(); };`,
    [get, getThumbs],
  ],
  [
    'a method of an object that is put there later',
    `const { S3 } = require('@aws-sdk/client-s3');
const store = { s3: new S3({}), bucket: process.env.PHOTOS_BUCKET };
store.read = function () { return this.s3.getObject({ Bucket: this.bucket }); };
exports.handler = async () => store.read();`,
    [get],
  ],
  [
    'a function and a class with something written into them',
    `const { S3 } = require('@aws-sdk/client-s3');
class Store { read() { return new S3({}).getObject({ Bucket: Store.bucket }); } }
Store.bucket = process.env.PHOTOS_BUCKET;
function name() { return process.env.THUMBS_BUCKET; }
name.cached = true;
exports.handler = async () => { await new Store().read(); await new S3({}).getObject({ Bucket: name() }); };`,
    [get, getThumbs],
  ],
  [
    'what generators give',
    `import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
function* buckets() { yield process.env.PHOTOS_BUCKET; yield* more(); }
function* more() { const got = yield process.env.THUMBS_BUCKET; return got; }
async function* inputs() { for (const Bucket of buckets()) yield { Bucket, Key: 'a' }; }
export const handler = async () => { for await (const input of inputs()) await s3.getObject(input); for (const Bucket of [...buckets()]) await s3.putObject({ Bucket }); };`,
    [get, getThumbs, put, putThumbs],
  ],
  [
    'a generator whose part nobody knows',
    `import { S3 } from '@aws-sdk/client-s3';
function* buckets(e) { yield process.env.PHOTOS_BUCKET; yield* e.buckets; }
export const handler = async (e) => { for (const Bucket of buckets(e)) await new S3({}).getObject({ Bucket }); };`,
    ['s3 GetObject ? [s3:GetObject]', get],
    ['ResourceUnresolved:3'],
  ],
  [
    'a namespace',
    `import { S3 } from '@aws-sdk/client-s3';
namespace Config { export const bucket = process.env.PHOTOS_BUCKET!; export namespace Deep { export const other = bucket; } }
export const handler = async () => { await new S3({}).getObject({ Bucket: Config.bucket }); await new S3({}).putObject({ Bucket: Config.Deep.other }); };`,
    [get, put],
  ],
  [
    'a map that is gone through',
    `import { S3 } from '@aws-sdk/client-s3';
const buckets = new Map([['a', process.env.PHOTOS_BUCKET], ['b', process.env.THUMBS_BUCKET]]);
export const handler = async () => { for (const [Key, Bucket] of buckets) await new S3({}).getObject({ Bucket, Key }); buckets.forEach((Bucket, Key) => new S3({}).putObject({ Bucket, Key })); };`,
    [get, getThumbs, put, putThumbs],
  ],
  [
    'a method that gets its this from elsewhere',
    `import { S3 } from '@aws-sdk/client-s3';
const methods = { read() { return this.s3.getObject({ Bucket: process.env.PHOTOS_BUCKET }); } };
export const handler = async () => ({ s3: new S3({}), ...methods }).read();`,
    [],
    ['OperationUnknown:2'],
  ],
];

for (const [name, code, usages, problems = []] of cases) {
  test(name, () => {
    const result = scanFiles({ 'f.ts': code });
    expect({ usages: usageLines(result), problems: problemLines(result) }).toEqual({ usages, problems });
  });
}
