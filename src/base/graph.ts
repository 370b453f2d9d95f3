/** Edges by node: `graph.get(a)` are the nodes that `a` points to. */
export type Graph = ReadonlyMap<string, Iterable<string>>;

/** The strongly connected groups of more than one node, and nodes that point to themselves; each sorted, all sorted. Empty: no cycle. */
export function cyclesOf(graph: Graph): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const cycles: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) as number);
    stack.push(node);
    onStack.add(node);
    let pointsToItself = false;
    for (const target of graph.get(node) ?? []) {
      if (target === node) pointsToItself = true;
      if (!graph.has(target)) continue;
      if (!index.has(target)) {
        visit(target);
        low.set(node, Math.min(low.get(node) as number, low.get(target) as number));
      } else if (onStack.has(target)) low.set(node, Math.min(low.get(node) as number, index.get(target) as number));
    }
    if (low.get(node) !== index.get(node)) return;
    const group: string[] = [];
    for (;;) {
      const member = stack.pop() as string;
      onStack.delete(member);
      group.push(member);
      if (member === node) break;
    }
    if (group.length > 1 || pointsToItself) cycles.push(group.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return cycles.sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1));
}

/** Everything that can be reached from `from`, `from` included. */
export function reachable(graph: Graph, from: Iterable<string>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const target of graph.get(node) ?? []) waiting.push(target);
  }
  return seen;
}
