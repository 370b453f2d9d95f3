import { moduleOf, type Node } from '../syntax/node.ts';
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
  const [first, ...rest] = typeName.split('.');
  for (const statement of module?.statements ?? []) {
    if (statement.kind !== 'import') continue;
    const imported = statement.names.find((one) => one.binding.name === first)?.imported ?? statement.types.find((one) => one.name === first)?.imported;
    if (imported === undefined) continue;
    e.noteNode(statement);
    const source = moduleValue(e, statement.source, statement);
    const whole = imported === '*' ? source : propertyNamed(e, source, imported);
    for (const atom of rest.reduce((value, name) => propertyNamed(e, value, name), whole))
      if (atom.is === 'export') return [clientOf(atom) ?? { is: 'unknown' }];
  }
  return undefined;
}
