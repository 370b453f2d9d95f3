import type { Statement } from '#model/template.ts';

/** Statements about the same resources become one: actions sorted, each once; evidence sorted, each once. Sorted by their resources, so that order of code doesn't count. */
export function mergeStatements(statements: readonly Statement[]): Statement[] {
  const groups = new Map<string, { first: Statement; actions: Set<string>; evidence: Map<string, Statement['evidence'][number]> }>();
  for (const statement of statements) {
    const key = statement.resources.map((resource) => (typeof resource === 'string' ? resource : JSON.stringify(resource))).join('\n');
    const group = groups.get(key) ?? { first: statement, actions: new Set<string>(), evidence: new Map() };
    groups.set(key, group);
    for (const action of statement.actions) group.actions.add(action);
    for (const line of statement.evidence) group.evidence.set(`${line.file}\n${line.line}`, line);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { first, actions, evidence }]) => ({
      actions: [...actions].sort(),
      resources: first.resources,
      evidence: [...evidence.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)),
    }));
}
