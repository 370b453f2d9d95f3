import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { CloudError } from '#kit/cloud-error.ts';
import type { CloudSession } from '#kit/cloud-session.ts';
import type { InvokeResult } from '#kit/stack-driver.ts';
import { aDeployWorld } from '#support/a-deploy-world.ts';
import { traceRun } from './trace-run.ts';

// The third line of the bundle is the second of the source.
const MAP = JSON.stringify({ version: 3, sources: ['stackwright:/project/src/hit.ts'], mappings: ';;AACA' });
const failed = (payload: unknown, logs: readonly string[] = []): InvokeResult => ({ status: 'failed', payload, logs, duration: 1 }) as unknown as InvokeResult;

async function traced(result: InvokeResult, of: { readonly artifact?: () => Promise<Uint8Array | undefined>; readonly shown?: InvokeResult } = {}) {
  const bytes = await new JSZip().file('index.js', '').file('index.js.map', MAP).generateAsync({ type: 'uint8array' });
  const { world } = aDeployWorld({ session: { releases: { artifact: of.artifact ?? (async () => bytes) } } as unknown as CloudSession });
  world.releases.setState({ list: [{ id: 'r', artifacts: [{ function: 'hit', key: 'hit-1.zip', sha256: '1' }] }], currentId: 'r' } as never);
  world.run.setState({ result: of.shown ?? result });
  await traceRun(world, 'hit', result);
  return world.run.getState().frames.map(({ name, file, line }) => `${name} ${file}:${line}`);
}

const trace = ['Error: no', '    at load (/var/task/index.js:3:9)', '    at Runtime.handle (file:///var/runtime/index.mjs:1173:29)'];

test('where a run failed is told in the sources, from the answer and from the log', async () => {
  const expected = ['load src/hit.ts:2'];
  expect(await traced(failed({ errorType: 'Error', trace }))).toEqual(expected);
  expect(await traced(failed({ errorType: 'Error', stackTrace: trace }))).toEqual(expected);
  expect(await traced(failed(null, trace))).toEqual(expected);
});

test('without a trace, without the artifact, and of another run nothing is told', async () => {
  expect(await traced(failed('no'))).toEqual([]);
  expect(await traced(failed({ trace }), { artifact: async () => undefined })).toEqual([]);
  expect(await traced(failed({ trace }), { artifact: async () => new Uint8Array([1]) })).toEqual([]);
  expect(
    await traced(failed({ trace }), {
      artifact: async () => {
        throw new CloudError('EndpointUnreachable', 'gone', { remedy: 'start it' });
      },
    }),
  ).toEqual([]);
  expect(await traced(failed({ trace }), { shown: failed({ trace }) })).toEqual([]);
});
