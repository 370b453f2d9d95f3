/** The offset of a key in a JSON text, by the keys that lead to it; undefined where it isn't there. Survives broken JSON. */
export function offsetOfKey(text: string, path: readonly string[]): number | undefined {
  let at = 0;
  const skip = (): void => {
    while (at < text.length && /[\s,:]/.test(text.charAt(at))) at++;
  };
  const string = (): string => {
    const from = at;
    at++;
    while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
    at++;
    try {
      return JSON.parse(text.slice(from, at)) as string;
    } catch {
      return text.slice(from + 1, at - 1);
    }
  };
  const value = (): void => {
    skip();
    const first = text.charAt(at);
    if (first === '"') string();
    else if (first === '{' || first === '[') {
      let depth = 0;
      while (at < text.length) {
        const one = text.charAt(at);
        if (one === '"') {
          string();
          continue;
        }
        at++;
        if (one === '{' || one === '[') depth++;
        if ((one === '}' || one === ']') && --depth === 0) return;
      }
    } else while (at < text.length && !/[\s,}\]]/.test(text.charAt(at))) at++;
  };
  for (const [index, key] of path.entries()) {
    skip();
    if (text.charAt(at) !== '{') return undefined;
    at++;
    for (;;) {
      skip();
      if (text.charAt(at) !== '"') return undefined;
      const from = at;
      if (string() !== key) {
        value();
        continue;
      }
      if (index === path.length - 1) return from;
      break;
    }
  }
  return undefined;
}
