import { mask } from './syntax/mask.ts';
import { parserFor } from './syntax/parse.ts';

interface NamesAround {
  /** Declared at the top of the file, or anywhere in the outermost function or class around the place. */
  readonly all: ReadonlySet<string>;
  /** Only the latter: these hide the file's own. */
  readonly inner: ReadonlySet<string>;
}

/** The names that a new one must not take. */
export function namesAround(text: string, file: string, offset: number): NamesAround {
  const all = new Set<string>();
  const inner = new Set<string>();
  const tree = parserFor(file).parse(mask(text, file));
  for (let top = tree.topNode.firstChild; top; top = top.nextSibling) {
    const isAround = top.from <= offset && offset <= top.to;
    let depth = 0;
    top.cursor().iterate(
      (node) => {
        if (INNER.has(node.name)) depth++;
        if (node.name !== 'VariableDefinition' && node.name !== 'TypeDefinition') return;
        if (depth > 0 && !isAround && !(depth === 1 && DECLARES.has(node.node.parent?.name ?? ''))) return;
        const name = text.slice(node.from, node.to);
        all.add(name);
        if (isAround && depth > 0) inner.add(name);
      },
      (node) => {
        if (INNER.has(node.name)) depth--;
      },
    );
  }
  return { all, inner };
}

// A declared function's or class's name stands in its node, and yet around it.
const DECLARES: ReadonlySet<string> = new Set(['FunctionDeclaration', 'ClassDeclaration']);
const INNER: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'ClassDeclaration',
  'ClassExpression',
  'MethodDeclaration',
]);

/** `object`, `object2` …; with a suffix first `s3Client`. */
export function freeName(name: string, taken: ReadonlySet<string>, suffix = ''): string {
  if (!taken.has(name)) return name;
  if (suffix !== '' && !taken.has(name + suffix)) return name + suffix;
  let number = 2;
  while (taken.has(`${name}${suffix}${number}`)) number++;
  return `${name}${suffix}${number}`;
}
