import { fileAt } from '../imports/file-at.ts';
import { type ComputedImport, patternText } from './computed-imports.ts';

/** So many are a mistake. */
const MOST = 1000;
const SOURCE = /\.(?:[cm]?[jt]sx?|json)$/;
/** Not meant to be run with the rest, wherever a pattern leads: declarations, tests, what other tools keep. */
const LEFT_OUT = /\.d\.[cm]?ts$|\.(?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)(?:node_modules|__tests__|\.[^/]+)\/|^(?:package|package-lock|stackwright)\.json$/;

/** The files that a computed import of `from` can lead to, by what it may ask for; undefined: too many. */
export function reachedFiles(one: ComputedImport, from: string, paths: Iterable<string>): ReadonlyMap<string, string> | undefined {
  const all = new Set(paths);
  const pattern = new RegExp(`^${one.pieces.map((piece) => (piece === null ? '.*' : piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))).join('')}$`);
  const folder = from.split('/').slice(0, -1);
  const reached = new Map<string, string>();
  for (const path of [...all].sort()) {
    if (!SOURCE.test(path) || LEFT_OUT.test(path)) continue;
    for (const name of namesOf(path)) {
      const specifier = relativeTo(folder, name);
      if (!pattern.test(specifier) || reached.has(specifier)) continue;
      const led = fileAt(name, (candidate) => all.has(candidate));
      if (led !== undefined) reached.set(specifier, led);
    }
  }
  return reached.size > MOST ? undefined : reached;
}

/** A module of what is reached. What is asked for and not there fails as it would anywhere, when it is asked for. */
export function reachingCode(one: ComputedImport, reached: ReadonlyMap<string, string>, pathOf: (file: string) => string): string {
  const entries = [...reached].map(([specifier, file]) => `  ${JSON.stringify(specifier)}: () => ${one.how}(${JSON.stringify(pathOf(file))}),\n`);
  const failure = `Object.assign(new Error(\`Cannot find module '\${path}': it was not there when this was built\`), { code: 'MODULE_NOT_FOUND' })`;
  const fail = one.how === 'import' ? `Promise.reject(${failure})` : `(() => { throw ${failure}; })()`;
  return `const modules = {\n${entries.join('')}};\nexport const load = (path) => (Object.hasOwn(modules, path) ? modules[path]() : ${fail});\n// ${patternText(one)}\n`;
}

/** `a/b.ts` may be asked for as `a/b.ts`, `a/b.js` and `a/b`; `a/index.ts` also as `a`. */
function namesOf(path: string): string[] {
  const bare = path.replace(SOURCE, '');
  const compiled = /\.[cm]?tsx?$/.test(path) ? [path.replace(/\.([cm]?)tsx?$/, '.$1js')] : [];
  const folder = bare.endsWith('/index') ? [bare.slice(0, -'/index'.length)] : [];
  return [path, ...compiled, bare, ...folder];
}

function relativeTo(folder: readonly string[], path: string): string {
  const parts = path.split('/');
  let shared = 0;
  while (shared < folder.length && shared < parts.length - 1 && folder[shared] === parts[shared]) shared += 1;
  const up = folder.length - shared;
  return `${up === 0 ? './' : '../'.repeat(up)}${parts.slice(shared).join('/')}`;
}
