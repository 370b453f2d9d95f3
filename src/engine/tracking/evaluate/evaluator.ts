import { type Chunk, chunkOf, type Node } from '../syntax/node.ts';
import { recordOf } from './built-ins.ts';
import { callValue } from './call.ts';
import { flatten, type GatheredGrounds, type Grounds } from './grounds.ts';
import { nameValue } from './name.ts';
import { property, propertyNamed } from './property.ts';
import { superValue, thisValue } from './self.ts';
import { clientOf, itselfOf } from './styles.ts';
import { withType } from './typed.ts';
import { ABSENT, type Atom, bare, type Frame, isAbsent, literal, texts, UNKNOWN, union, type Value } from './value.ts';
import type { World } from './world.ts';

/** Works out what expressions may be, over the files of one function, without running anything. */
export interface Evaluator {
  readonly world: World;
  readonly value: (node: Node, frame: Frame | undefined) => Value;
  /** Runs `make` unless it already runs for this key, or too much ran: then the value is unknown. */
  readonly guarded: (key: object, make: () => Value) => Value;
  /** Runs one step deeper; gives `otherwise` where it would be too deep, or too much ran. */
  readonly deeper: <T>(make: () => T, otherwise: T) => T;
  /** Forgets how much ran: to be called before each question. */
  readonly begin: () => void;
  /** Works out once what doesn't depend on a frame: the call sites of a function. */
  readonly once: <T>(key: object, make: () => readonly T[]) => readonly T[];
  /** Tells that a variable was read. */
  readonly onRead: (name: string) => void;
  /** Tells that the answer rests on what a file has under a name: `note(file, 'name:table')`. */
  readonly note: (file: string, key: string) => void;
  /** Tells that the answer rests on the source around a node. */
  readonly noteNode: (node: Node) => void;
  /** Gathers what is told while something is worked out. */
  readonly record: <T>(make: () => T) => { readonly value: T; readonly grounds: Grounds };
}

// A question that needs more steps than this stays open; the user is told the line.
const STEPS = 2500;
const DEEPEST = 120;

export function createEvaluator(world: World): Evaluator {
  const memo = new Map<Node, { readonly value: Value; readonly grounds: GatheredGrounds | undefined }>();
  // What is told while the memo's entry that is being made is worked out.
  let gathered: GatheredGrounds | undefined;
  const found = new Map<object, { readonly items: readonly unknown[]; readonly grounds: GatheredGrounds | undefined }>();
  const running = new Set<object>();
  let steps = 0;
  let depth = 0;
  // Counts the guards that were hit, so that what came of a cut-short evaluation is not kept.
  let cut = 0;
  const note = (ground: string | Chunk | GatheredGrounds): void => {
    gathered ??= new Set();
    gathered.add(ground);
  };
  const evaluator: Evaluator = {
    world,
    onRead: (name) => note(`\0${name}`),
    note: (file, key) => note(`${file}\0${key}`),
    noteNode(node) {
      const chunk = chunkOf(node);
      if (chunk) note(chunk);
    },
    record(make) {
      const outer = gathered;
      gathered = undefined;
      try {
        const value = make();
        return { value, grounds: flatten(gathered) };
      } finally {
        gathered = outer;
      }
    },
    begin() {
      steps = 0;
    },
    value(node, frame) {
      if (frame === undefined) {
        const kept = memo.get(node);
        if (kept) {
          if (kept.grounds) note(kept.grounds);
          return kept.value;
        }
      }
      if (node.kind === 'literal') return literal(node.value);
      const before = cut;
      if (frame !== undefined) return evaluator.deeper(() => evaluate(evaluator, node, frame), UNKNOWN);
      const outer = gathered;
      gathered = undefined;
      const value = evaluator.deeper(() => evaluate(evaluator, node, frame), UNKNOWN);
      const grounds: GatheredGrounds | undefined = gathered;
      gathered = outer;
      if (grounds) note(grounds);
      if (cut === before) memo.set(node, { value, grounds });
      return value;
    },
    deeper(make, otherwise) {
      if (++steps > STEPS || depth > DEEPEST) {
        cut++;
        return otherwise;
      }
      depth++;
      try {
        return make();
      } finally {
        depth--;
      }
    },
    once<T>(key: object, make: () => readonly T[]) {
      const kept = found.get(key);
      if (kept) {
        if (kept.grounds) note(kept.grounds);
        return kept.items as readonly T[];
      }
      const before = cut;
      const outer = gathered;
      gathered = undefined;
      const items = make();
      const grounds: GatheredGrounds | undefined = gathered;
      gathered = outer;
      if (grounds) note(grounds);
      if (cut === before) found.set(key, { items, grounds });
      return items;
    },
    guarded(key, make) {
      if (running.has(key)) {
        cut++;
        return [];
      }
      running.add(key);
      try {
        return make();
      } finally {
        running.delete(key);
      }
    },
  };
  return evaluator;
}

function evaluate(e: Evaluator, node: Node, frame: Frame | undefined): Value {
  const value = evaluated(e, node, frame);
  return 'castTo' in node ? withType(e, value, node.castTo, node) : value;
}

function evaluated(e: Evaluator, node: Node, frame: Frame | undefined): Value {
  switch (node.kind) {
    case 'literal':
      return literal(node.value);
    case 'template':
      return texts(
        node.texts.flatMap((text, index) => [literal(text), ...(index < node.expressions.length ? [e.value(node.expressions[index] as Node, frame)] : [])]),
      );
    case 'name':
      return nameValue(e, node, frame);
    case 'this':
      return thisValue(e, node, frame);
    case 'super':
      return superValue(e, node, frame);
    case 'member': {
      const object = e.value(node.object, frame);
      if (node.property !== undefined) return propertyNamed(e, object, node.property);
      return node.computed ? property(e, object, e.value(node.computed, frame)) : UNKNOWN;
    }
    case 'call':
      return callValue(e, node, frame);
    case 'new':
      return newValue(e, node.callee, node.args, frame);
    case 'object':
      return [{ is: 'object', node, frame }];
    case 'array':
      return [arrayOf(e, node.elements, frame)];
    case 'function':
      return [{ is: 'function', node, frame, self: undefined }];
    case 'class':
      return [{ is: 'class', node, frame }];
    case 'conditional':
      return union(e.value(node.yes, frame), e.value(node.no, frame));
    case 'binary':
      return binary(e, node.operator, node.left, node.right, frame);
    case 'assign':
      return e.value(node.value, frame);
    case 'sequence': {
      const last = node.items.at(-1);
      return last ? e.value(last, frame) : UNKNOWN;
    }
    case 'dynamic-import':
      return sourceValue(e, node.source, frame, node);
    case 'enum':
      return [
        {
          is: 'record',
          isOpen: true,
          entries: node.members.map((member) => ({ key: { is: 'literal', value: member.key ?? '' } as const, value: e.value(member.value, frame) })),
        },
      ];
    case 'other':
      return node.type === 'void' ? literal(undefined) : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

export function arrayOf(e: Evaluator, elements: readonly Node[], frame: Frame | undefined): Atom {
  const items: Value[] = [];
  let isOpen = false;
  for (const element of elements) {
    if (element.kind !== 'spread') {
      items.push(e.value(element, frame));
      continue;
    }
    for (const atom of e.value(element.argument, frame)) {
      if (atom.is === 'array') {
        items.push(...atom.items);
        isOpen ||= atom.isOpen;
      } else if (!(atom.is === 'literal')) isOpen = true;
    }
  }
  return { is: 'array', items, isOpen };
}

function binary(e: Evaluator, operator: string, left: Node, right: Node, frame: Frame | undefined): Value {
  switch (operator) {
    case '+':
      return sum(e.value(left, frame), e.value(right, frame));
    case '??':
    case '||': {
      const first = e.value(left, frame);
      const sure = first.filter((atom) => !isNothing(atom, operator));
      if (
        sure.length > 0 &&
        sure.every((atom) => atom.is !== 'unknown' && !(atom.is === 'variable' && !e.world.isDefined(atom.name))) &&
        sure.length === first.length
      )
        return sure;
      return union(sure, e.value(right, frame));
    }
    case '&&': {
      const first = e.value(left, frame);
      const then = e.value(right, frame);
      if (first.every((atom) => atom.is !== 'literal' && atom.is !== 'unknown' && atom.is !== 'variable' && atom.is !== 'text')) return then;
      return union(then, ABSENT);
    }
    default:
      return UNKNOWN;
  }
}

/** Texts are put together. Of a number that counts on, as in a recursion, nothing is known but that it is one. */
function sum(left: Value, right: Value): Value {
  const isNumber = (value: Value): boolean => value.some((atom) => atom.is === 'literal' && typeof atom.value === 'number');
  const isText = (value: Value): boolean => value.some((atom) => atom.is === 'literal' && typeof atom.value === 'string');
  return (isNumber(left) || isNumber(right)) && !isText(left) && !isText(right) ? UNKNOWN : texts([left, right]);
}

function isNothing(atom: Atom, operator: string): boolean {
  if (atom.is !== 'literal') return false;
  return atom.value === undefined || atom.value === null || (operator === '||' && !atom.value);
}

function newValue(e: Evaluator, callee: Node, args: readonly Node[], frame: Frame | undefined): Value {
  return union(...bare(e.value(callee, frame)).map((atom) => madeOf(e, atom, () => argumentValues(e, args, frame))));
}

/** Something that is known for what it is, with nothing known in it. */
const COMMAND: Value = [{ is: 'record', entries: [], isOpen: true }];

/** It will be filled with what isn't known. */
const EMPTY_MAP: Value = [{ is: 'record', entries: [], isOpen: true, isMap: true }];

/** What `new` makes of a class. */
export function madeOf(e: Evaluator, atom: Atom, args: () => readonly Value[]): Value {
  if (atom.is === 'class') return [{ is: 'instance', node: atom.node, frame: atom.frame, args: args() }];
  if (atom.is === 'function' && !atom.node.isArrow) return [{ is: 'made', node: atom.node, frame: atom.frame, args: args() }];
  const exported = atom.is === 'sdk' ? itselfOf(atom) : atom;
  if (exported.is === 'export' && (exported.style.is === 'command' || exported.style.is === 'calls')) return COMMAND;
  if (exported.is === 'export') return [clientOf(exported, hasBound(exported) ? boundIn(e, exported, args()) : undefined) ?? { is: 'unknown' }];
  // A client of nobody knows which service.
  if (atom.is === 'some' && atom.service === undefined) return [atom];
  if (atom.is === 'global' && atom.name === 'Proxy') return args()[0] ?? UNKNOWN;
  if (atom.is !== 'global' || atom.name !== 'Map') return UNKNOWN;
  const [pairs] = args();
  return pairs ? [{ ...recordOf(e, pairs), isMap: true }] : EMPTY_MAP;
}

type ExportAtom = Extract<Atom, { is: 'export' }>;

function hasBound({ style }: ExportAtom): boolean {
  return style.is === 'client' && style.bound !== undefined;
}

/** What the client's constructor is given for all of its calls. */
export function boundIn(e: Evaluator, { style }: ExportAtom, args: readonly Value[] | undefined): Value | undefined {
  if (style.is !== 'client' || !style.bound) return undefined;
  const given = propertyNamed(
    e,
    (args?.[style.bound.place] ?? ABSENT).filter((atom) => atom.is !== 'unknown'),
    style.bound.path,
  ).filter((atom) => !isAbsent(atom) && !(atom.is === 'unknown' && atom.isOpen));
  return given.length > 0 ? given : undefined;
}

/** The arguments' values; those after a spread aren't known. */
export function argumentValues(e: Evaluator, args: readonly Node[], frame: Frame | undefined): readonly Value[] {
  const values: Value[] = [];
  for (const arg of args) {
    if (arg.kind !== 'spread') {
      values.push(e.value(arg, frame));
      continue;
    }
    const [spread] = e.value(arg.argument, frame);
    if (spread?.is === 'array' && !spread.isOpen) values.push(...spread.items);
    else return [...values, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN];
  }
  return values;
}

/** What `require` or `import` of a module gives: the SDK's, a file of the project, or nothing that is known. */
export function sourceValue(e: Evaluator, source: Node, frame: Frame | undefined, at: Node): Value {
  const found: Value[] = [];
  for (const atom of e.value(source, frame)) found.push(atom.is === 'literal' && typeof atom.value === 'string' ? moduleValue(e, atom.value, at) : UNKNOWN);
  return union(...found);
}

export function moduleValue(e: Evaluator, source: string, at: Node): Value {
  const sdk = e.world.styles.module(source);
  if (sdk) return sdk;
  if (source === 'process' || source === 'node:process') return [{ is: 'process' }];
  if (source === 'module' || source === 'node:module') return [{ is: 'global', name: 'node:module' }];
  let top: Node = at;
  while (top.parent) top = top.parent;
  const led = top.kind === 'module' ? e.world.resolve(top.file, source) : undefined;
  if (!led) return UNKNOWN;
  if ('file' in led) return [{ is: 'module', file: led.file }];
  return led.module === source ? UNKNOWN : moduleValue(e, led.module, at);
}
