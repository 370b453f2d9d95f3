import { afterAll, bench, describe } from 'vitest';
import { build } from '#engine/build/build.ts';
import { aBuildRequest, buildPorts } from '#support/a-build.ts';
import { openBuildPage } from '#support/build-page.ts';

const request = {
  ...aBuildRequest({
    'src/hit.ts': `import { DynamoDBClient } from '@provided/client-dynamodb';
import { UpdateCommand } from '@provided/lib-dynamodb';
import { answer } from './answer.js';
const client = new DynamoDBClient({});
export const handler = async (event: { rawPath: string }) => {
  const { Attributes } = await client.send(new UpdateCommand({ TableName: process.env.COUNTS_TABLE, Key: { path: event.rawPath } }));
  return answer(200, Attributes);
};
`,
    'src/answer.ts': `export interface Answer { readonly statusCode: number; readonly body: string }
export const answer = (statusCode: number, value: unknown): Answer => ({ statusCode, body: JSON.stringify(value) });
`,
  }),
};
const ports = buildPorts();
const page = await openBuildPage();
const options = { time: 3000, iterations: 20, warmupIterations: 5 };

// Aim: under 60 ms. The reference is the same build by the same engine with the native bundler.
describe('a small function', () => {
  bench('bundled and zipped in a warm browser', async () => void (await page.build(request)), options);
  bench('reference: with native esbuild', async () => void (await build(request, ports, () => {}, new AbortController().signal)), options);
  afterAll(() => page.close());
});
