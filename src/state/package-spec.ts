/** `ms@2.1.3` → name and range; a scope's @ isn't a version's, and an alias (`pad@npm:left-pad@1`) has one of its own. */
export function splitSpec(spec: string): [name: string, range: string | undefined] {
  const text = spec.trim();
  const at = text.indexOf('@', 1);
  return at > 0 ? [text.slice(0, at), text.slice(at + 1).trim() || undefined] : [text, undefined];
}
