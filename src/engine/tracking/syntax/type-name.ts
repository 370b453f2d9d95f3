/**
 * What a type says that tracking can use: the name that it begins with (`sdk.Storage`), or its texts (`'a' | 'b'`). Of a promise, and what else
 * only wraps, what is in it.
 */
export function typeNameIn(type: string): string | undefined {
  const inner = type.replace(WRAPPERS, '');
  return TEXTS.exec(inner)?.[1] ?? NAME.exec(inner)?.[0];
}

/** The texts of a type that is made of them; undefined where it is a name. */
export function textsOfType(typeName: string): readonly string[] | undefined {
  if (!/^['"]/.test(typeName)) return undefined;
  return [...typeName.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '');
}

const WRAPPERS = /^:?\s*(?:(?:Promise|Readonly|Awaited|NonNullable|Required|Partial|InstanceType|ReturnType)\s*<\s*(?:typeof\s+)?)*/;
const NAME = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/;
const TEXTS = /^(?:\|\s*)?((?:'[^'\\\n]*'|"[^"\\\n]*")(?:\s*\|\s*(?:'[^'\\\n]*'|"[^"\\\n]*"))*)\s*(?:>\s*)*$/;
