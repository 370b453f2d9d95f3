import { isJsonObject, type Json } from '#base/json.ts';
import { STACK_SUFFIX, substitute } from './intrinsics.ts';

/** `thumbnailer-dev-photos`, at most as long as leaves room for what follows; a name that is shortened keeps apart from its neighbours by a checksum. */
export function nameBase(of: { readonly project: string; readonly stage: string; readonly name: string }, longest: number): string {
  const whole = `${of.project}-${of.stage}-${of.name}`.toLowerCase();
  if (whole.length <= longest) return whole;
  const checksum = checksumOf(whole);
  return `${whole.slice(0, longest - checksum.length - 1).replace(/-+$/, '')}-${checksum}`;
}

/** `before`, the base, a hyphen, the stack's suffix, `after`: as one expression. */
export function nameExpression(base: string, before = '', after = ''): Json {
  return substitute(`${before}${base}-\${Suffix}${after}`, { Suffix: STACK_SUFFIX });
}

/** What such an expression comes to in a stack; undefined: it is none. */
export function nameInStack(expression: Json | undefined, stackId: string): string | undefined {
  const sub = isJsonObject(expression) ? expression['Fn::Sub'] : undefined;
  const [text, variables] = Array.isArray(sub) ? sub : [];
  if (typeof text !== 'string' || !isJsonObject(variables) || JSON.stringify(variables) !== JSON.stringify({ Suffix: STACK_SUFFIX })) return undefined;
  const suffix = stackId.split('/')[2]?.split('-')[4];
  return suffix === undefined ? undefined : text.replace('${Suffix}', suffix);
}

/** FNV-1a, 32 bits, in base 36: no secret, only short and the same everywhere. */
export function checksumOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
