import type { Json } from '#base/json.ts';
import type { ClientStyle, ExportStyle, ModuleStyle } from '#kit/call-style.ts';
import type { BlockNode, ClassNode, FunctionNode, Node, ObjectNode } from '../syntax/node.ts';

/** What an expression may be: each of these, and nothing else unless `UNKNOWN` is among them. */
export type Value = readonly Atom[];

export type Atom =
  /**
   * `isUncalled`: of a parameter of a function that none of these files calls. `isOpen`: a key of an object that may have it or not, since
   * part of the object isn't known. `answer`: of what a cloud answered: all of it, or what of it was given to the call before.
   */
  | { readonly is: 'unknown'; readonly isUncalled?: true; readonly isOpen?: true; readonly answer?: 'whole' | 'given' }
  | { readonly is: 'literal'; readonly value: string | number | boolean | null | undefined }
  /** The value of an environment variable; `hasFallback`: another value takes its place where it is not set. */
  | { readonly is: 'variable'; readonly name: string }
  /** Pieces, some of which are not plain text. */
  | { readonly is: 'text'; readonly parts: readonly Atom[] }
  | { readonly is: 'object'; readonly node: ObjectNode; readonly frame: Frame | undefined }
  /** An object that no literal stands for; with `isOpen` it may have more keys. */
  | { readonly is: 'record'; readonly entries: readonly { readonly key: Atom; readonly value: Value }[]; readonly isOpen: boolean; readonly isMap?: true }
  /** With `isOpen`, there may be more elements, of which nothing is known. */
  | { readonly is: 'array'; readonly items: readonly Value[]; readonly isOpen: boolean }
  | { readonly is: 'json'; readonly value: Json }
  | {
      readonly is: 'function';
      readonly node: FunctionNode;
      readonly frame: Frame | undefined;
      readonly self: Value | undefined;
      /** Arguments that stand before those of a call, by `bind`. */
      readonly bound?: readonly Value[];
    }
  | ({ readonly is: 'class'; readonly node: ClassNode; readonly frame: Frame | undefined } & Looked)
  /** `args` undefined: whatever is given where it is made. */
  | ({ readonly is: 'instance'; readonly node: ClassNode; readonly frame: Frame | undefined; readonly args: readonly Value[] | undefined } & Looked)
  /** What `new` made of a function. */
  | { readonly is: 'made'; readonly node: FunctionNode; readonly frame: Frame | undefined; readonly args: readonly Value[] | undefined }
  /** What a `namespace` exports. */
  | { readonly is: 'namespace'; readonly node: BlockNode }
  /** A value with what is written into it after it was made. */
  | { readonly is: 'written'; readonly base: Atom; readonly writes: readonly Write[] }
  | { readonly is: 'process' }
  | { readonly is: 'environment' }
  | { readonly is: 'global'; readonly name: string }
  /** The exports of a project's file. */
  | { readonly is: 'module'; readonly file: string }
  | { readonly is: 'sdk'; readonly style: ModuleStyle; readonly service: string | undefined }
  | { readonly is: 'export'; readonly style: ExportStyle; readonly star: string; readonly service: string | undefined }
  | ClientAtom
  /** `bound` as of a function. */
  | { readonly is: 'method'; readonly client: ClientAtom; readonly name: string; readonly bound?: readonly Value[] }
  /** A client, method or command of a service, nobody knows which; without a service, of nobody knows which. `isUncalled` as of what is unknown. */
  | { readonly is: 'some'; readonly service: string | undefined; readonly isUncalled: boolean }
  /** Keys of the one, and where it has them not, of the other. */
  | { readonly is: 'layered'; readonly over: Value; readonly under: Value };

/** How a class or an instance is looked at. */
interface Looked {
  /** It is `this` where nobody knows on what it was called: it may be an heir. */
  readonly isAny?: true;
  /** It is seen as the base of these: what its methods call `this`. */
  readonly receiver?: Value;
}

/** `bound`: arguments that each of its calls gets. */
export interface ClientAtom {
  readonly is: 'client';
  readonly style: ClientStyle;
  readonly service: string;
  readonly bound: Value | undefined;
}

/** `x.a.b = value`, `Object.assign(x.a, value)` (path with an undefined end) or `x.a.push(value)`. */
export interface Write {
  readonly how: 'set' | 'merge' | 'push';
  /** A step that isn't known is a node. */
  readonly path: readonly (string | Node)[];
  readonly value: Node;
  readonly frame: Frame | undefined;
  /** It surely happened before the value is read: what was there is gone. */
  readonly isSure: boolean;
}

/** A call in whose midst something is evaluated: what the function's parameters are. */
export interface Frame {
  readonly of: FunctionNode;
  readonly args: readonly Value[] | undefined;
  readonly self: Value | undefined;
  readonly outer: Frame | undefined;
  readonly depth: number;
}

export const UNKNOWN: Value = [{ is: 'unknown' }];
export const UNCALLED: Value = [{ is: 'unknown', isUncalled: true }];
export const OPEN: Value = [{ is: 'unknown', isOpen: true }];
export const ANSWER: Value = [{ is: 'unknown', answer: 'whole' }];
export const ABSENT: Value = [{ is: 'literal', value: undefined }];

const MOST = 24;

/** Each atom once, and not too many of them. */
export function union(...values: readonly Value[]): Value {
  const [only] = values;
  if (values.length === 1 && only) return only;
  const atoms: Atom[] = [];
  for (const value of values) {
    for (const atom of value) {
      if (atoms.some((one) => isSame(one, atom))) continue;
      if (atoms.length >= MOST) return atoms.some((one) => one.is === 'unknown') ? atoms : [...atoms, { is: 'unknown' }];
      atoms.push(atom);
    }
  }
  return atoms;
}

export function isSame(a: Atom, b: Atom): boolean {
  if (a === b) return true;
  if (a.is !== b.is) return false;
  switch (a.is) {
    case 'unknown':
      return a.isUncalled === (b as typeof a).isUncalled && a.isOpen === (b as typeof a).isOpen && a.answer === (b as typeof a).answer;
    case 'process':
    case 'environment':
      return true;
    case 'literal':
      return a.value === (b as typeof a).value;
    case 'variable':
    case 'global':
      return a.name === (b as typeof a).name;
    case 'object':
      return a.node === (b as typeof a).node && a.frame === (b as typeof a).frame;
    case 'function':
      return (
        a.node === (b as typeof a).node &&
        a.frame === (b as typeof a).frame &&
        isSameValue(a.self, (b as typeof a).self) &&
        isSameBound(a.bound, (b as typeof a).bound)
      );
    case 'class':
      return (
        a.node === (b as typeof a).node && a.frame === (b as typeof a).frame && a.isAny === (b as typeof a).isAny && a.receiver === (b as typeof a).receiver
      );
    case 'instance':
      return (
        a.node === (b as typeof a).node &&
        a.frame === (b as typeof a).frame &&
        a.args === (b as typeof a).args &&
        a.isAny === (b as typeof a).isAny &&
        a.receiver === (b as typeof a).receiver
      );
    case 'module':
      return a.file === (b as typeof a).file;
    case 'client':
      return isSameClient(a, b as typeof a);
    case 'some':
      return a.service === (b as typeof a).service && a.isUncalled === (b as typeof a).isUncalled;
    case 'method':
      return a.name === (b as typeof a).name && isSameClient(a.client, (b as typeof a).client) && isSameBound(a.bound, (b as typeof a).bound);
    case 'text': {
      const other = (b as typeof a).parts;
      return a.parts.length === other.length && a.parts.every((part, index) => isSame(part, other[index] as Atom));
    }
    default:
      return false;
  }
}

function isSameBound(a: readonly Value[] | undefined, b: readonly Value[] | undefined): boolean {
  return a === b || (a?.length === b?.length && (a ?? []).every((value, index) => isSameValue(value, b?.[index])));
}

/** Methods of different things are different ones: what they do they do to those. */
function isSameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return a.length === b.length && a.every((one, index) => isSame(one, b[index] as Atom));
}

function isSameClient(a: ClientAtom, b: ClientAtom): boolean {
  return a.style === b.style && a.service === b.service && a.bound === b.bound;
}

/** What is called or made of a function or class is so whatever is written into it. */
export function bare(value: Value): Value {
  return value.some((atom) => atom.is === 'written') ? value.flatMap((atom) => (atom.is === 'written' ? bare([atom.base]) : [atom])) : value;
}

export function isAbsent(atom: Atom): boolean {
  return atom.is === 'literal' && (atom.value === undefined || atom.value === null);
}

export function literal(value: string | number | boolean | null | undefined): Value {
  return [{ is: 'literal', value }];
}

/** Pieces put together; plain ones melt into one. */
export function text(parts: readonly Atom[]): Atom {
  const melted: Atom[] = [];
  for (const part of parts.flatMap((one) => (one.is === 'text' ? one.parts : [one]))) {
    const last = melted.at(-1);
    if (part.is === 'literal' && last?.is === 'literal') melted[melted.length - 1] = { is: 'literal', value: `${last.value}${part.value}` };
    else if (part.is === 'literal') {
      if (`${part.value}` !== '') melted.push({ is: 'literal', value: `${part.value}` });
    } else melted.push(part.is === 'variable' ? part : { is: 'unknown' });
  }
  if (melted.length === 0) return { is: 'literal', value: '' };
  const [only] = melted;
  return melted.length === 1 && only ? only : { is: 'text', parts: melted };
}

/** Every way to put one alternative of each together. */
export function texts(values: readonly Value[]): Value {
  let ways: Atom[][] = [[]];
  for (const value of values) {
    const next: Atom[][] = [];
    for (const way of ways) for (const atom of value) next.push([...way, atom]);
    ways = next.slice(0, 16);
  }
  return union(...ways.map((way) => [text(way)]));
}
