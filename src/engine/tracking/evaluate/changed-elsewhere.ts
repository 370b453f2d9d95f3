import { type CallNode, moduleOf, type NewNode, type Node, rootOf } from '../syntax/node.ts';
import { type Declared, lookup } from '../syntax/scope.ts';
import { argumentValues, type Evaluator } from './evaluator.ts';
import type { Atom, Frame, Value, Write } from './value.ts';
import type { WriteSite } from './world.ts';

/**
 * What a call is given, with what is written into the command that was made of it: `command.input.TableName = …`. Nobody knows when, so what was
 * there may be there still.
 */
export function changedElsewhere(e: Evaluator, call: CallNode | NewNode, value: Value): Value {
  const writes = intoCommand(e, call);
  if (writes.length === 0) return value;
  return value.map((base): Atom => ({ is: 'written', base, writes }));
}

/** What may be written into: a text can't be. */
const WRITABLE: ReadonlySet<Node['kind']> = new Set(['object', 'array', 'new', 'call']);

/** What functions write into their parameter, that a variable is handed to: `addTable(input)`, `fill(list)`. */
export function writtenByTakers(e: Evaluator, { binding, by }: Declared): readonly Write[] {
  if (by.kind !== 'declarator' || !by.init || !WRITABLE.has(by.init.kind)) return [];
  // What is handed to a method of what is handed to one of its own is asked for once.
  let found: readonly Write[] = [];
  e.guarded(by, () => {
    found = e.once(binding, () => findTakers(e, binding));
    return [];
  });
  return found;
}

function isItsOwn(callee: Node, { name }: Declared['binding']): boolean {
  const root = rootOf(callee);
  return root.kind === 'name' && root.name === name;
}

function findTakers(e: Evaluator, binding: Declared['binding']): readonly Write[] {
  const module = moduleOf(binding);
  if (!module) return [];
  e.note(module.file, `handed:${binding.name}`);
  return e.world
    .index(module)
    .handed(binding.name)
    .flatMap(([call, use]) => {
      const place = call.args.indexOf(use);
      // Its own methods are known by what they are.
      if (place < 0 || use.kind !== 'name' || isItsOwn(call.callee, binding) || lookup(binding.name, use)?.binding !== binding) return [];
      e.noteNode(call);
      return e.value(call.callee, undefined).flatMap((atom): Write[] => {
        const parameter = atom.is === 'function' ? atom.node.params[place] : undefined;
        if (atom.is !== 'function' || parameter?.pattern.kind !== 'binding') return [];
        e.noteNode(atom.node);
        const sites = writtenInto(e, parameter.pattern);
        if (sites.length === 0) return [];
        let args: readonly Value[] | undefined;
        const frame: Frame = {
          of: atom.node,
          // Only once it is asked for: the variable is one of them.
          get args() {
            args ??= argumentValues(e, call.args, undefined);
            return args;
          },
          self: atom.self,
          outer: atom.frame,
          depth: 1,
        };
        return sites.map((site) => ({ ...maybe(site), frame }));
      });
    });
}

/** What is written into an object through another variable: `const same = input; same.TableName = …`. */
export function writtenThroughAliases(e: Evaluator, { binding, by }: Declared): readonly WriteSite[] {
  const module = moduleOf(binding);
  if (!module || by.kind !== 'declarator' || by.init?.kind !== 'object') return [];
  const index = e.world.index(module);
  e.note(module.file, `calls:${binding.name}`);
  return index.aliases(binding.name).flatMap((alias) => {
    e.note(module.file, `name:${alias}`);
    return index.writtenByName(alias).filter((site) => {
      const other = lookup(alias, site.node)?.by;
      return other?.kind === 'declarator' && other.init?.kind === 'name' && lookup(other.init.name, other)?.binding === binding;
    });
  });
}

/** `command.input.TableName = …` */
function intoCommand(e: Evaluator, { kind, parent }: CallNode | NewNode): readonly Write[] {
  if (kind !== 'new' || parent?.kind !== 'declarator' || parent.pattern.kind !== 'binding') return [];
  return writtenInto(e, parent.pattern).flatMap((site) => (site.path[0] === 'input' ? [{ ...maybe(site), path: site.path.slice(1) }] : []));
}

function writtenInto(e: Evaluator, binding: Declared['binding']): readonly WriteSite[] {
  const module = moduleOf(binding);
  if (!module) return [];
  e.note(module.file, `name:${binding.name}`);
  const sites = e.world.index(module).written(binding);
  for (const site of sites) e.noteNode(site.node);
  return sites;
}

function maybe({ how, path, value }: WriteSite): Write {
  return { how, path, value, frame: undefined, isSure: false };
}
