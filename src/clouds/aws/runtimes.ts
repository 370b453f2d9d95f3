import type { Runtime } from '#kit/catalogue.ts';

/** Lambda's Node runtimes bring version 3 of the SDK, and what it is made of. */
const provides = ['@aws-sdk/*', '@smithy/*'];

/** What Lambda runs; the default first. */
export const runtimes: readonly Runtime[] = [
  { id: 'nodejs22.x', title: 'Node.js 22', language: 'node', target: 'node22', provides },
  { id: 'nodejs24.x', title: 'Node.js 24', language: 'node', target: 'node24', provides },
  { id: 'nodejs20.x', title: 'Node.js 20', language: 'node', target: 'node20', provides, deprecated: true },
  { id: 'python3.14', title: 'Python 3.14', language: 'python', target: 'python3.14' },
  { id: 'python3.13', title: 'Python 3.13', language: 'python', target: 'python3.13' },
  { id: 'python3.12', title: 'Python 3.12', language: 'python', target: 'python3.12' },
  { id: 'python3.11', title: 'Python 3.11', language: 'python', target: 'python3.11' },
];

/** Days that a log group can keep its events. */
export const logRetentions: readonly number[] = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];
