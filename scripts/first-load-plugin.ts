import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

export interface FirstLoadOptions {
  /** Modules that show an open project. */
  readonly modules: readonly string[];
  /** The item of the browser's local storage that says that a project was open. */
  readonly item: string;
  /** The page's policy, given the source that allows the script. */
  readonly policy: (script: string) => string;
}

/**
 * Where a project was open, what shows it comes while the first script still does: a small script in the page asks for it.
 * Only the built page has it, and the policy: the development server needs inline scripts of its own.
 */
export function firstLoad({ modules, item, policy }: FirstLoadOptions): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const fonts = Object.values(bundle).filter((one) => one.fileName.endsWith('.woff2'));
        const entries = chunks.filter((one) => one.isEntry);
        const first = imported(entries, chunks);
        const wanted = [
          ...imported(
            modules.map((path) => chunkOf(path, chunks)),
            chunks,
          ),
        ].filter((one) => !first.has(one));
        const styles = new Set(wanted.flatMap((one) => [...(one.viteMetadata?.importedCss ?? [])]));
        const script = scriptOf(item, [...wanted.map((one) => one.fileName), ...styles]);
        const hash = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
        return [
          { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy(hash) }, injectTo: 'head-prepend' },
          // Before any style: a script waits for those above it.
          { tag: 'script', children: script, injectTo: 'head-prepend' },
          // Words that are drawn in another font first would be laid out twice.
          ...fonts.map((one) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${one.fileName}` },
            injectTo: 'head' as const,
          })),
        ];
      },
    },
  };
}

function chunkOf(path: string, chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk {
  const found = chunks.find((one) => one.moduleIds.some((id) => id.endsWith(path)));
  if (!found) throw new Error(`${path} is in no chunk`);
  return found;
}

/** The chunks, and all that they import at once. */
function imported(starts: readonly Rolldown.OutputChunk[], chunks: readonly Rolldown.OutputChunk[]): Set<Rolldown.OutputChunk> {
  const found = new Set(starts);
  for (const one of found) for (const name of one.imports) for (const other of chunks) if (other.fileName === name) found.add(other);
  return found;
}

/** Local storage may be denied: then it all comes when it is imported. */
function scriptOf(item: string, files: readonly string[]): string {
  return `try {
  if (localStorage.getItem(${JSON.stringify(item)}))
    for (const file of ${JSON.stringify(files)}) {
      const link = document.createElement('link');
      link.rel = file.endsWith('.js') ? 'modulepreload' : 'preload';
      if (link.rel === 'preload') link.as = 'style';
      link.crossOrigin = '';
      link.href = '/' + file;
      document.head.append(link);
    }
} catch {}`;
}
