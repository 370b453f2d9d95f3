import { build } from 'esbuild';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { tracedFrames } from './traced-frames.ts';

const sources: Readonly<Record<string, string>> = {
  '/project/src/worker.ts': `import { check } from './check';\nimport { run } from 'some-package';\n\nexport const handler = async (event: { id?: string }) => {\n  return run(() => check(event.id));\n};\n`,
  '/project/src/check.ts': `export function check(id: string | undefined): string {\n  if (!id) throw new TypeError('no id');\n  return id;\n}\n`,
  '/project/node_modules/some-package/index.js': 'export const run = (f) => f();\n',
};

/** A bundle as the build makes it, zipped, and the trace that it gives when it is run. */
async function failing() {
  const { outputFiles } = await build({
    entryPoints: ['/project/src/worker.ts'],
    bundle: true,
    format: 'cjs',
    sourcemap: 'linked',
    sourcesContent: false,
    sourceRoot: '',
    write: false,
    outfile: '/project/index.js',
    plugins: [
      {
        name: 'virtual',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /.*/ }, ({ path }) => {
            const named = path.startsWith('./')
              ? `/project/src/${path.slice(2)}.ts`
              : path === 'some-package'
                ? '/project/node_modules/some-package/index.js'
                : path;
            return { path: named, namespace: 'stackwright' };
          });
          onLoad({ filter: /.*/ }, ({ path }) => ({ contents: sources[path] ?? '', loader: 'ts' }));
        },
      },
    ],
  });
  const zip = new JSZip();
  for (const { path, text } of outputFiles) zip.file(path.split('/').at(-1) ?? path, text);
  const code = outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '';
  const module = { exports: {} as { handler(event: object): Promise<unknown> } };
  new Function('module', 'exports', 'require', `${code}\n//# sourceURL=/var/task/index.js`)(module, module.exports, () => ({}));
  const error = await module.exports.handler({}).catch((one: unknown) => one as Error);
  // A function's body begins two lines further down than the file does.
  const stack = ((error as Error).stack ?? '').replace(/index\.js:(\d+)/g, (_, line) => `index.js:${Number(line) - 2}`);
  return { artifact: await zip.generateAsync({ type: 'uint8array' }), stack };
}

test('a trace leads to the project’s own sources, the innermost first; packages and the runtime are left out', async () => {
  const { artifact, stack } = await failing();
  const places = (texts: readonly string[]) =>
    tracedFrames(artifact, texts).then((all) => all.map(({ name, file, line }) => `${name?.replace('eval', '')} ${file}:${line}`));
  const expected = ['check src/check.ts:2', ' src/worker.ts:5', 'handler src/worker.ts:5'];
  expect(await places([stack])).toEqual(expected);
  expect(await places(stack.split('\n'))).toEqual(expected);
  expect(await places(['no trace', 'at Runtime.handle (file:///var/runtime/index.mjs:1173:29)', 'at x (/var/task/other.js:1:1)'])).toEqual([]);
});

test('an artifact without maps, or with a broken one, leads nowhere', async () => {
  const { stack } = await failing();
  for (const map of [undefined, '{', '{"sources":["a"],"mappings":""}']) {
    const zip = new JSZip().file('index.js', '');
    if (map !== undefined) zip.file('index.js.map', map);
    expect(await tracedFrames(await zip.generateAsync({ type: 'uint8array' }), [stack])).toEqual([]);
  }
});
