import { type CallNode, moduleOf, type NewNode, type Node } from '../syntax/node.ts';
import { type Declared, lookup } from '../syntax/scope.ts';
import { usesOf } from '../syntax/uses.ts';
import { argumentValues, type Evaluator } from './evaluator.ts';
import type { Atom, Value, Write } from './value.ts';
import type { WriteSite } from './world.ts';

/**
 * What a call is given, with what is written into it under other names: by a function that it is handed to (`addTable(input)`), or into the command
 * that was made of it (`command.input.TableName = …`). Nobody knows when, so what was there may be there still.
 */
export function changedElsewhere(e: Evaluator, call: CallNode | NewNode, argument: Node | undefined, value: Value): Value {
  const writes = [...byOthers(e, argument), ...intoCommand(e, call)];
  if (writes.length === 0) return value;
  return value.map((base): Atom => ({ is: 'written', base, writes }));
}

function byOthers(e: Evaluator, argument: Node | undefined): readonly Write[] {
  if (argument?.kind !== 'name') return [];
  const declared = lookup(argument.name, argument);
  if (declared?.by.kind !== 'declarator') return [];
  const { binding } = declared;
  return e.once(binding, () => byFunctions(e, declared));
}

/** A function writes into its parameter. */
function byFunctions(e: Evaluator, { binding }: Declared): readonly Write[] {
  const module = moduleOf(binding);
  if (!module) return [];
  e.note(module.file, `uses:${binding.name}`);
  return usesOf(module, 'names', binding.name).flatMap((use) => {
    const call = use.parent;
    if ((call?.kind !== 'call' && call?.kind !== 'new') || lookup(binding.name, use)?.binding !== binding) return [];
    const place = call.args.indexOf(use);
    if (place < 0) return [];
    e.noteNode(call);
    return e.value(call.callee, undefined).flatMap((atom): Write[] => {
      const parameter = atom.is === 'function' ? atom.node.params[place] : undefined;
      if (atom.is !== 'function' || parameter?.pattern.kind !== 'binding') return [];
      e.noteNode(atom.node);
      const frame = { of: atom.node, args: argumentValues(e, call.args, undefined), self: atom.self, outer: atom.frame, depth: 1 };
      return writtenInto(e, parameter.pattern).map((site) => ({ ...maybe(site), frame }));
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
