import type { FunctionNode, ParameterNode } from '../syntax/node.ts';
import { waysCalled } from './call-sites.ts';
import type { Evaluator } from './evaluator.ts';
import { ANY_FILE } from './grounds.ts';
import { withType } from './typed.ts';
import { ABSENT, type Frame, isAbsent, UNCALLED, UNKNOWN, union, type Value } from './value.ts';

/** What a parameter may be: of the call underway, else of every call of its function that can be found. */
export function parameterValue(e: Evaluator, param: ParameterNode, frame: Frame | undefined): Value {
  const of = param.parent;
  if (of?.kind !== 'function') return UNKNOWN;
  for (let at = frame; at; at = at.outer) {
    if (at.of !== of || !at.args) continue;
    return withFallback(e, param, restOr(param, at.args), at.outer);
  }
  return e.guarded(param, () => {
    const given = givenAnywhere(e, of, param);
    if (given.length > 0) return withType(e, union(...given.map((value) => withFallback(e, param, value, undefined))), param.typeName, param);
    if (param.fallback) return withType(e, e.value(param.fallback, undefined), param.typeName, param);
    e.note(ANY_FILE, 'handler');
    return withType(e, e.world.isHandler(of) || isGivenAway(of) ? UNKNOWN : UNCALLED, param.typeName, param);
  });
}

/** Written in place for another function, which calls it with whatever it has. */
function isGivenAway(of: FunctionNode): boolean {
  const { parent } = of;
  return (parent?.kind === 'call' || parent?.kind === 'new') && parent.args.includes(of);
}

function restOr(param: ParameterNode, args: readonly Value[]): Value {
  if (param.isRest) return [{ is: 'array', items: args.slice(param.index), isOpen: false }];
  return args[param.index] ?? ABSENT;
}

function withFallback(e: Evaluator, param: ParameterNode, value: Value, frame: Frame | undefined): Value {
  const { fallback } = param;
  if (!fallback || !value.some(isAbsent)) return value;
  return union(
    value.filter((atom) => !isAbsent(atom)),
    e.value(fallback, frame),
  );
}

function givenAnywhere(e: Evaluator, of: FunctionNode, param: ParameterNode): Value[] {
  return [...givenToSetter(e, of), ...waysCalled(e, of).map((args) => restOr(param, args))];
}

/** `set table(name)` is given what is written: `repository.table = process.env.TABLE`. */
function givenToSetter(e: Evaluator, { parent }: FunctionNode): Value[] {
  if ((parent?.kind !== 'class-member' && parent?.kind !== 'property') || parent.role !== 'set' || parent.key === undefined) return [];
  const { key } = parent;
  return e.world.files.flatMap((file) => {
    const module = e.world.module(file);
    e.note(file, 'writes');
    const sites = module ? (e.world.index(module).writtenProperties().get(key) ?? []) : [];
    return sites.map((site) => {
      e.noteNode(site.node);
      return e.value(site.value, undefined);
    });
  });
}
