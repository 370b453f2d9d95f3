import type { Json } from '#base/json.ts';
import { isJsonObject } from '#base/json.ts';
import { namesInText } from './references.ts';

/**
 * `${Photos.Arn}/*` names what the template has; IAM's own variables, `${aws:username}`, stay as they are. What begins with the ARN of one of
 * the project's resources gets it as its room writes it: a bucket's is an expression, because a reference to the bucket could close a circle.
 */
export function handResource(text: string, fullName: (id: string) => Json | undefined): Json {
  const [, id, tail = ''] = /^\$\{([A-Za-z0-9]+)\.Arn\}([^$]*)$/.exec(text) ?? [];
  const known = id === undefined ? undefined : fullName(id);
  if (known !== undefined) return withTail(known, tail) ?? substituted(text);
  return substituted(text);
}

/** IAM refuses what isn't of these shapes, and the whole stack with it. */
export function handProblem(kind: 'action' | 'resource', text: string): { readonly words: string; readonly remedy: string } | undefined {
  if (kind === 'action') {
    if (/^(?:\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/.test(text)) return undefined;
    return { words: 'is not an action', remedy: 'write service and action, such as `ses:SendEmail`' };
  }
  if (text === '*' || /^arn:[^:]+:[^:]*:[^:]*:[^:]*:./.test(text) || text.includes('${')) return undefined;
  return { words: 'is not an ARN', remedy: 'write an ARN, that of a resource of the project (`${Photos.Arn}`), or `*`' };
}

function withTail(arn: Json, tail: string): Json | undefined {
  if (tail === '') return arn;
  const inner = isJsonObject(arn) ? arn['Fn::Sub'] : undefined;
  if (typeof inner === 'string') return { 'Fn::Sub': inner + tail };
  const [text, variables] = Array.isArray(inner) ? (inner as readonly Json[]) : [];
  return typeof text === 'string' && variables !== undefined ? { 'Fn::Sub': [text + tail, variables] } : undefined;
}

function substituted(text: string): Json {
  const isOurs = (name: string) => !name.includes(':') || name.startsWith('AWS::');
  return namesInText(text).some(isOurs) ? { 'Fn::Sub': text.replace(/\$\{(?=[a-z-]+:(?!:))/g, '${!') } : text;
}
