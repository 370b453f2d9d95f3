import type { PlacedResource } from '#kit/resource-type.ts';
import { type Problem, problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import type { Key, TableProperties } from './table.ts';

const MOST_INDEXES = 20;

/** Keys that DynamoDB refuses: one attribute as both keys, or of two types, and two indexes of one name. */
export function keyProblems(table: PlacedResource): Problem[] {
  const { partitionKey, sortKey, indexes = [] } = table.properties as TableProperties;
  const pairs = [
    { of: table.name, field: 'sortKey', partitionKey, sortKey },
    ...indexes.map((index, at) => ({ of: `the index ${index.name}`, field: `indexes.${at}`, partitionKey: index.partitionKey, sortKey: index.sortKey })),
  ];
  const told = (field: string, summary: string, remedy: string) =>
    problem('PropertyInvalid', { at: { file: MANIFEST_FILE, resource: table.name, field: `resources.${table.name}.properties.${field}` }, summary, remedy });
  const types = new Map<string, string>();
  const problems = pairs.flatMap((pair) => {
    const found: Problem[] = [];
    if (pair.sortKey?.name !== undefined && pair.sortKey.name === pair.partitionKey?.name) {
      found.push(told(pair.field, `${pair.of} has ${pair.sortKey.name} as both its keys`, 'choose another attribute as the sort key'));
    }
    for (const key of [pair.partitionKey, pair.sortKey])
      if (key?.name !== undefined && typeDiffers(types, key))
        found.push(told(pair.field, `${key.name} has two types in the keys of ${table.name}`, 'give it one'));
    return found;
  });
  if (indexes.length > MOST_INDEXES) {
    problems.push(told('indexes', `${table.name} has ${indexes.length} indexes, and a table has ${MOST_INDEXES} at most`, 'remove some, or split the table'));
  }
  const names = indexes.map((index) => index.name);
  const twice = names.findIndex((name, at) => names.indexOf(name) !== at);
  return twice < 0 ? problems : [...problems, told(`indexes.${twice}`, `two indexes of ${table.name} are called ${names[twice]}`, 'rename one of them')];
}

function typeDiffers(types: Map<string, string>, { name = '', type = 'S' }: Key): boolean {
  const known = types.get(name);
  types.set(name, known ?? type);
  return known !== undefined && known !== type;
}
