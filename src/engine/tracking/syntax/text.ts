const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0', '\n': '', '\r\n': '' };

/** The characters that the source text of a string or template part stands for. */
export function decoded(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(
    /\\(u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r\n|[\s\S])/g,
    (_all, one: string, braces?: string, unicode?: string, hex?: string) => {
      const code = braces ?? unicode ?? hex;
      if (code !== undefined) return codePoint(Number.parseInt(code, 16));
      return ESCAPES[one] ?? one;
    },
  );
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The value of a quoted string, closed or not. */
export function stringValue(source: string): string {
  const quote = source.charAt(0);
  const closed = source.length > 1 && source.endsWith(quote);
  return decoded(source.slice(1, closed ? -1 : undefined));
}

export function numberValue(source: string): number {
  return Number(source.replace(/_/g, '').replace(/n$/, ''));
}
