import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptPort, moveState } from './move-state.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'stackwright-state-'));
  mkdirSync(join(state, 'stacks'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const write = (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(state, 'stacks', name), text);
};
const read = () =>
  Object.fromEntries(
    readdirSync(join(state, 'stacks'))
      .sort()
      .map((name) => [name, readFileSync(join(state, 'stacks', name), 'utf8')]),
  );

test('addresses of the former port become those of the new one; what is a program’s own stays, and so do other ports', () => {
  moveState(state, 4100);
  const queue = (port: number) => `http://localhost:${port}/000000000000/jobs`;
  const message = '{"body": "see http://localhost:4100/x", "md5_body": "1"}';
  const of = (port: number) => ({
    'apigateway.json': `{"apiEndpoint": "http://ab12.execute-api.localhost:${port}"}`,
    'dynamodb.json': '{"at": "http://localhost:4100/x"}',
    'lambda.json': `{"URL": "${queue(port)}", "AT": "http://127.0.0.1:${port}/a", "OTHER": "http://localhost:41000/a", "MINE": "localhost:4100", "FAR": "http://notlocalhost:4100"}`,
    'sqs.json': `{"000\\u0000us-east-1\\u0000'${queue(port)}'": {"url": "${queue(port)}", "messages": [${message}]}}`,
  });
  write(of(4100));
  expect(keptPort(state)).toBe(4100);
  moveState(state, 4200);
  expect([read(), keptPort(state)]).toEqual([of(4200), 4200]);
});

test('a state of before any port was noted is moved from the ports that its queues and APIs have', () => {
  const of = (first: number, second: number) => ({
    'apigateway.json': `{"apiEndpoint": "http://ab12.execute-api.localhost:${second}"}`,
    'lambda.json': `{"A": "http://localhost:${first}/0/jobs", "B": "http://ab12.execute-api.localhost:${second}", "C": "http://localhost:3000"}`,
    'sqs.json': `{"url": "http://localhost:${first}/0/jobs"}`,
  });
  write(of(4100, 4566));
  expect(keptPort(state)).toBeUndefined();
  moveState(state, 4566);
  expect(read()).toEqual(of(4566, 4566));
});

test('no port is wanted where no address is kept', () => {
  moveState(state, 4100);
  write({ 'lambda.json': '{}' });
  expect(keptPort(state)).toBeUndefined();
  rmSync(state, { recursive: true });
  expect(keptPort(state)).toBeUndefined();
});
