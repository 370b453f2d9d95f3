import type { FileStore } from './file-store.ts';
import type { PlacedUsage } from './place-usages.ts';
import type { FunctionScan } from './scan-function.ts';
import { type Change, changeBetween } from './syntax/change.ts';

/**
 * While somebody types, a file often doesn't parse: an unclosed string hides every call after it. So a file that doesn't parse
 * keeps the usages of its last good text, moved to where they stand now.
 */
interface LastGood {
  readonly restore: (functionName: string, scan: FunctionScan) => FunctionScan;
}

interface Kept {
  readonly text: string;
  readonly usages: readonly PlacedUsage[];
}

export function createLastGood(store: FileStore): LastGood {
  const kept = new Map<string, Kept>();
  const variables = new Map<string, readonly string[]>();
  return {
    restore(functionName, scan) {
      let isWhole = true;
      const restored: PlacedUsage[] = [];
      const replaced = new Set<string>();
      for (const file of scan.reaches) {
        const parsed = store.parsed(file);
        if (!parsed) continue;
        const key = `${functionName}\0${file}`;
        if (parsed.error === undefined) {
          kept.set(key, { text: parsed.text, usages: scan.usages.filter((one) => one.usage.file === file) });
          continue;
        }
        isWhole = false;
        const good = kept.get(key);
        if (!good) continue;
        replaced.add(file);
        const change = changeBetween(good.text, parsed.text);
        for (const usage of good.usages) restored.push(moved(store, usage, change));
      }
      if (isWhole) {
        variables.set(functionName, scan.variables);
        return scan;
      }
      return {
        ...scan,
        usages: [...scan.usages.filter((one) => !replaced.has(one.usage.file)), ...restored],
        variables: [...new Set([...scan.variables, ...(variables.get(functionName) ?? [])])].sort(),
      };
    },
  };
}

function moved(store: FileStore, placed: PlacedUsage, change: Change): PlacedUsage {
  const move = (offset: number): number => {
    if (offset <= change.from) return offset;
    return offset >= change.oldTo ? offset + change.newTo - change.oldTo : Math.min(offset, change.newTo);
  };
  const { argumentsFrom, argumentsTo, usage } = placed;
  const position = store.position(usage.file, move(placed.at));
  return {
    usage: { ...usage, ...position },
    ...(placed.unresolved ? { unresolved: { ...placed.unresolved, problem: { ...placed.unresolved.problem, at: { file: usage.file, ...position } } } } : {}),
    at: move(placed.at),
    from: move(placed.from),
    to: move(placed.to),
    ...(argumentsFrom === undefined || argumentsTo === undefined ? {} : { argumentsFrom: move(argumentsFrom), argumentsTo: move(argumentsTo) }),
  };
}
