import { type ModuleNode, moduleOf, type Node } from '../syntax/node.ts';
import { textsOfType } from '../syntax/type-name.ts';
import { type Evaluator, moduleValue } from './evaluator.ts';
import { propertyNamed } from './property.ts';
import { clientOf } from './styles.ts';
import type { Atom, Value } from './value.ts';

/**
 * Where a value isn't known, its declared type may still tell that it is a client: `constructor(private db: DynamoDBDocument)` of a class that
 * a container makes. Only what is imported from a module of the SDK counts.
 */
export function withType(e: Evaluator, value: Value, typeName: string | undefined, at: Node): Value {
  if (typeName === undefined || !value.some((atom) => atom.is === 'unknown')) return value;
  const client = textsOfType(typeName)?.map((one): Atom => ({ is: 'literal', value: one })) ?? typedClient(e, typeName, at);
  return client ? [...value.filter((atom) => atom.is !== 'unknown'), ...client] : value;
}

function typedClient(e: Evaluator, typeName: string, at: Node): Value | undefined {
  const module = moduleOf(at);
  if (!module) return undefined;
  const [first = '', ...rest] = typeName.split('.');
  const found = importedTypes(module).get(first);
  if (!found) {
    e.note(module.file, 'imports');
    return undefined;
  }
  e.noteNode(found.statement);
  const source = moduleValue(e, found.statement.source, found.statement);
  const whole = found.imported === '*' ? source : propertyNamed(e, source, found.imported);
  for (const atom of rest.reduce((value, name) => propertyNamed(e, value, name), whole)) if (atom.is === 'export') return [clientOf(atom) ?? { is: 'unknown' }];
  return undefined;
}

interface ImportedType {
  readonly statement: Extract<Node, { kind: 'import' }>;
  readonly imported: string;
}

const imported = new WeakMap<ModuleNode, ReadonlyMap<string, ImportedType>>();

/** What a module imports that may be a type, by the name that it has there. */
function importedTypes(module: ModuleNode): ReadonlyMap<string, ImportedType> {
  const known = imported.get(module);
  if (known) return known;
  const found = new Map<string, ImportedType>();
  for (const statement of module.statements) {
    if (statement.kind !== 'import') continue;
    for (const one of statement.names) found.set(one.binding.name, { statement, imported: one.imported });
    for (const one of statement.types) found.set(one.name, { statement, imported: one.imported });
  }
  imported.set(module, found);
  return found;
}
