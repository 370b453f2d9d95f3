import type { SyntaxNode } from '@lezer/common';
import { parserFor } from '../tracking/syntax/parse.ts';

/** `import('./things/' + name)`, `` require(`../${kind}/index.js`) ``: a path of which a part is known only when the code runs. */
export interface ComputedImport {
  /** Of the argument. */
  readonly from: number;
  readonly to: number;
  readonly how: 'import' | 'require';
  /** The pieces that it is put together of, in order; null: known only then. */
  readonly pieces: readonly (string | null)[];
}

/**
 * The computed imports of a source that begin beside it. The bundler must never see one: it would look into the folders of the machine
 * that it runs on for what they reach.
 */
export function computedImports(file: string, text: string): ComputedImport[] {
  if (!MAY_BE.test(text)) return [];
  const found: ComputedImport[] = [];
  parserFor(file)
    .parse(text)
    .iterate({
      enter: ({ name, node }) => {
        const how = name === 'DynamicImport' ? 'import' : name === 'CallExpression' && textAt(node.firstChild, text) === 'require' ? 'require' : undefined;
        const argument = how && argumentOf(node, how);
        if (!how || !argument) return;
        const pieces = piecesOf(argument, text);
        const known = pieces.indexOf(null) < 0 ? undefined : pieces.slice(0, pieces.indexOf(null)).join('');
        if (known === undefined || !/^\.\.?\//.test(known)) return;
        found.push({ from: argument.from, to: argument.to, how, pieces });
      },
    });
  return found;
}

/** Parsing takes its time, and most sources ask for whole names: a text that begins with a point, and goes on. */
const MAY_BE =
  /\b(?:import|require)(?:\s|\/\*[\s\S]*?\*\/)*\((?:[\s(]|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*(?:`\.?[^`]*(?:\$\{|`[)\s]*[+/])|(['"])(?:\.(?:(?!\1)[^\n])*)?\1[)\s]*[+/])/;

/** What a computed import reaches, as a text to be read: `./things/*.js`. */
export function patternText({ pieces }: ComputedImport): string {
  return pieces
    .map((one) => one ?? '*')
    .join('')
    .replace(/\*+/g, '*');
}

function argumentOf(call: SyntaxNode, how: ComputedImport['how']): SyntaxNode | undefined {
  const inside = how === 'import' ? call : call.getChild('ArgList');
  for (let child = inside?.firstChild ?? null; child; child = child.nextSibling) {
    if (!/^(?:import|\(|\)|,|\w*Comment|⚠)$/.test(child.name)) return child;
  }
  return undefined;
}

function piecesOf(node: SyntaxNode, text: string): (string | null)[] {
  if (node.name === 'ParenthesizedExpression') {
    const inner = childrenOf(node).find((child) => child.name !== '(');
    return inner ? piecesOf(inner, text) : [null];
  }
  if (node.name === 'BinaryExpression') {
    const [left, operator, right] = childrenOf(node);
    return left && right && textAt(operator ?? null, text) === '+' ? [...piecesOf(left, text), ...piecesOf(right, text)] : [null];
  }
  if (node.name === 'String') return [literal(text.slice(node.from + 1, node.to - 1))];
  return node.name === 'TemplateString' ? piecesOfTemplate(node, text) : [null];
}

function piecesOfTemplate(node: SyntaxNode, text: string): (string | null)[] {
  const pieces: (string | null)[] = [];
  let at = node.from + 1;
  for (const child of childrenOf(node)) {
    if (child.name !== 'Interpolation') continue;
    pieces.push(literal(text.slice(at, child.from)), null);
    at = child.to;
  }
  return [...pieces, literal(text.slice(at, node.to - 1))].filter((one) => one !== '');
}

/** What is escaped counts as unknown: paths have no need of it. */
function literal(text: string): string | null {
  return text.includes('\\') ? null : text;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (!child.name.endsWith('Comment')) children.push(child);
  return children;
}

function textAt(node: SyntaxNode | null, text: string): string | undefined {
  return node ? text.slice(node.from, node.to) : undefined;
}
