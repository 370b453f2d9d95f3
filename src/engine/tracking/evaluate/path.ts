import type { PatternStep } from '../syntax/node.ts';
import type { Evaluator } from './evaluator.ts';
import { entriesOf, property, propertyNamed } from './property.ts';
import { type Atom, type Frame, isAbsent, UNKNOWN, union, type Value } from './value.ts';

/** What a pattern's name gets of the whole. */
export function alongPath(e: Evaluator, whole: Value, path: readonly PatternStep[], frame: Frame | undefined): Value {
  let value = whole;
  for (const step of path) {
    if (step.key !== undefined) value = propertyNamed(e, value, step.key);
    else if (step.computed) value = property(e, value, e.value(step.computed, frame));
    else if (step.index !== undefined) value = propertyNamed(e, value, String(step.index));
    else if (step.after !== undefined) value = rest(value, step.after);
    if (step.fallback && value.some((atom) => isAbsent(atom) || atom.is === 'unknown' || (atom.is === 'variable' && !e.world.isDefined(atom.name)))) {
      const given = value.filter((atom) => !isAbsent(atom));
      value = union(given, e.value(step.fallback, frame));
    }
  }
  return value;
}

function rest(value: Value, after: number): Value {
  return value.map((atom) => (atom.is === 'array' ? { ...atom, items: atom.items.slice(after) } : { is: 'unknown' }));
}

/** What going through a map gives. */
function pairsOf({ entries, isOpen }: Extract<Atom, { is: 'record' }>): Value {
  const pairs = entries.map(({ key, value }): Atom => ({ is: 'array', items: [[key], value], isOpen: false }));
  return isOpen ? [...pairs, { is: 'unknown' }] : pairs;
}

/** What any one element of an array may be. */
export function elementsOf(e: Evaluator, value: Value): Value {
  return union(
    ...value.map((atom) => {
      if (isAbsent(atom)) return [];
      if (atom.is === 'record' && atom.isMap) return pairsOf(atom);
      const { entries, isOpen } = entriesOf(e, [atom]);
      const known = entries.map((one) => one.value);
      if (known.length === 0 && !isOpen && atom.is !== 'array' && atom.is !== 'written' && atom.is !== 'json') return UNKNOWN;
      return isOpen ? union(...known, UNKNOWN) : union(...known);
    }),
  );
}
