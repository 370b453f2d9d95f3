import ts from 'typescript';
import { expect, test } from 'vitest';
import { editorProgram } from '#support/editor-program.ts';

const ENVIRONMENT = 'declare namespace NodeJS { interface ProcessEnv { readonly GREETING: string; readonly TZ: string | undefined } }';

const USUAL = `import { AsyncLocalStorage } from 'node:async_hooks';
import { execFile, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createReadStream, readFileSync } from 'fs';
import fs from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import inspector from 'node:inspector';
import path, { join } from 'path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
fs.readdir('/tmp').then((x) => x.length > 0);
process.stdout.write(readFileSync('/a', 'utf8').trim() + join('a', path.extname('b')) + randomUUID() + createHash('sha256').update('x').digest('hex'));
await pipeline(createReadStream('/a'), new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) }), process.stdout);
const { stdout } = await promisify(execFile)('ls', ['-l']);
class Own extends EventEmitter {}
await once(new Own().on('done', (value: number) => value + stdout.length), 'done');
require('x').anything(__dirname, __filename, Buffer.from('x').toString('base64'));
module.exports = {};
setTimeout(() => undefined, 1).unref();
const timer: NodeJS.Timeout = setInterval(() => undefined, 1);
clearInterval(timer);
setImmediate(() => queueMicrotask(() => structuredClone({ a: 1 }).a));
const answer = await fetch(new URL('http://a'), { signal: AbortSignal.timeout(5) });
(await answer.json()).anything;
for (const [key, value] of answer.headers) console.log(key, value);
if (answer.body) for await (const piece of answer.body) piece.length;
fileURLToPath(import.meta.url) + import.meta.dirname;
await sleep(10);
http.createServer((request: IncomingMessage, response) => response.end(request.url));
new AsyncLocalStorage<string>().run('a', () => gzipSync('x').length + crypto.randomUUID().length);
for await (const chunk of Readable.from(['a'])) chunk;
const failed: NodeJS.ErrnoException = new Error('x');
Object.groupBy([1], String);
new Set([failed.code]).union(new Set([inspector.url()]));
spawn('x', { env: { ...process.env, OTHER: 'b' } });
spawn('x', { env: process.env });
new Worker('x', { env: process.env });
const given = (env: Record<string, string | undefined>) => env.ANY;
const taken = (env: NodeJS.ProcessEnv) => env.GREETING;
process.exitCode = (given(process.env) ?? taken(process.env)).length + process.env.GREETING.length;
process.on('SIGTERM', () => process.exit(3));
`;

const WRONG = `import { readFile } from 'node:fs/promises';
process.env.GREETINGS;
process.env['GREETINGS'];
document.title;
process.exit({});
(await readFile('a')).nothing;
`;

test('usual code for Node has no mistakes of type; what isn’t there is told, a variable that nobody declared and the page too', () => {
  const program = editorProgram(
    new Map([
      ['/typings/environment.d.ts', ENVIRONMENT],
      ['/project/usual.ts', USUAL],
      ['/project/wrong.ts', WRONG],
    ]),
  );
  const said = (path: string) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start = 0, code, messageText }) => {
      const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
      return `${line + 1}: ${code} ${ts.flattenDiagnosticMessageText(messageText, ' ').split('. Do you need')[0]}`;
    });
  };
  expect(said('/project/usual.ts')).toEqual([]);
  expect(said('/project/wrong.ts')).toEqual([
    "2: 2551 Property 'GREETINGS' does not exist on type 'Environment'. Did you mean 'GREETING'?",
    "3: 2551 Property 'GREETINGS' does not exist on type 'Environment'. Did you mean 'GREETING'?",
    "4: 2584 Cannot find name 'document'",
    expect.stringContaining("5: 2345 Argument of type '{}' is not assignable to parameter of type"),
    expect.stringContaining("6: 2339 Property 'nothing' does not exist on type"),
  ]);
});
