import { execFileSync } from 'node:child_process';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunkGroups } from './scripts/chunk-groups.ts';
import { firstLoad } from './scripts/first-load-plugin.ts';
import { nodeTypings } from './scripts/node-typings-plugin.ts';
import { sdkTypings } from './scripts/sdk-typings-plugin.ts';

/** The package registry that npm is configured with, for the static page, which has no bridge to ask. Read at build, never written in the code. */
function configuredRegistry(): string {
  try {
    return execFileSync('npm', ['config', 'get', 'registry', '--loglevel=error'], { encoding: 'utf8' }).trim().replace(/\/+$/, '');
  } catch {
    return '';
  }
}

const registry = configuredRegistry();
const sources = (name: string, values: string) => `${name} ${values}`;

/** Styles are Monaco's, which writes them inline. */
const contentSecurityPolicy = (script: string) =>
  [
    sources('default-src', "'none'"),
    sources('script-src', `'self' 'wasm-unsafe-eval' ${script}`),
    sources('style-src', "'self' 'unsafe-inline'"),
    sources('font-src', "'self' data:"),
    sources('img-src', "'self' data: blob:"),
    sources('manifest-src', "'self'"),
    sources('worker-src', "'self' blob:"),
    sources(
      'connect-src',
      `'self' https://*.amazonaws.com https://*.amazonaws.com.cn https://*.googleapis.com ${registry ? new URL(registry).origin : ''}`.trim(),
    ),
    sources('base-uri', "'none'"),
    sources('form-action', "'none'"),
  ].join('; ');

/** The helper by which Monaco's languages start their workers brings every feature along. Ours are chosen in src/ui/editor/monaco.ts. */
const monacoWithoutTheRest: Plugin = {
  name: 'monaco-without-the-rest',
  transform: {
    filter: { id: /monaco-editor[\\/]esm[\\/]vs[\\/]internal[\\/]common[\\/]workers\.js$/ },
    handler: (code) => ({ code: code.replace(/^import '[^']+';$/gm, ''), map: null }),
  },
};

/** The SDK's parser for browsers needs a document; its other one works in workers too. */
const parserWithoutDocument: Plugin = {
  name: 'sdk-parser-without-document',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!/xml-parser(\.browser)?(\.js)?$/.test(source) || !importer?.includes('xml-builder')) return null;
    const found = await this.resolve(source.replace(/\.browser/, ''), importer, { ...options, skipSelf: true });
    return found ? { ...found, id: found.id.replace('xml-parser.browser.js', 'xml-parser.js') } : null;
  },
};

/** What a code means is for the documentation; the page needs how severe it is. */
const codesWithoutMeanings: Plugin = {
  name: 'codes-without-meanings',
  enforce: 'pre',
  apply: 'build',
  transform: {
    filter: { id: /[\\/]src[\\/]model[\\/]problem-codes\.ts$/ },
    handler: (code) => ({ code: code.replace(/, meaning: (?:"[^"\n]*"|'[^'\n]*')/g, ''), map: null }),
  },
};

const opening = firstLoad({
  modules: ['/src/ui/workbench/project-screen.tsx', '/src/ui/editor/code-editor.ts'],
  item: 'stackwright: last project',
  policy: contentSecurityPolicy,
});

export default defineConfig({
  plugins: [react(), sdkTypings(), nodeTypings(), monacoWithoutTheRest, parserWithoutDocument, codesWithoutMeanings, opening],
  define: { __NPM_REGISTRY__: JSON.stringify(registry) },
  worker: { format: 'es', plugins: () => [parserWithoutDocument, codesWithoutMeanings] },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 8_000,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } },
  },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  optimizeDeps: { exclude: ['esbuild-wasm'] },
});
