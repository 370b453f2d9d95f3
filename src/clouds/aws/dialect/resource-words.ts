import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';

/** How an expression of a template reads to a person: `photos/*` for the ARN of what lies in the bucket `photos`. The same expression, the same words. */
export type ResourceWords = (value: Json) => string;

/** `names`: the project's, by logical id. */
export function resourceWords(resources: JsonObject, names: Readonly<Record<string, string>>): ResourceWords {
  const nameOf = (id: string): string => (names[id] !== undefined && idOf(names[id]) === id.toLowerCase() ? names[id] : id);
  const words: ResourceWords = (value) => {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.map((one) => words(one as Json)).join(', ');
    if (!isJsonObject(value)) return String(value);
    const { Ref } = value;
    const attribute = value['Fn::GetAtt'];
    const join = value['Fn::Join'];
    const sub = value['Fn::Sub'];
    if (typeof Ref === 'string') return member(Ref);
    if (attribute !== undefined) {
      const [id = '', name = ''] = typeof attribute === 'string' ? attribute.split('.') : (attribute as Json[]).map(String);
      return name === 'Arn' || /Arn$/.test(name) ? nameOf(id) : `${nameOf(id)}.${name}`;
    }
    if (Array.isArray(join) && typeof join[0] === 'string' && Array.isArray(join[1])) return join[1].map((one) => words(one as Json)).join(join[0]);
    if (sub !== undefined) return substituted(sub);
    // The end of the stack's id, and what else is computed: it tells nothing to a person.
    return '…';
  };
  const member = (id: string): string => PSEUDO[id] ?? nameOf(id);
  const substituted = (sub: Json): string => {
    const [text, own] = Array.isArray(sub) ? sub : [sub, {}];
    if (typeof text !== 'string') return JSON.stringify(sub);
    const variables: JsonObject = isJsonObject(own) ? own : {};
    return text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      const variable = variables[name];
      if (variable !== undefined) return words(variable);
      const [id = '', ...rest] = name.trim().split('.');
      return rest.length === 0 || /Arn$/.test(rest.join('.')) ? member(id) : `${nameOf(id)}.${rest.join('.')}`;
    });
  };
  // Buckets go by a name of ours, which others build too rather than refer to it.
  const buckets = Object.entries(resources).flatMap(([id, resource]) => {
    const named = isJsonObject(resource) && isJsonObject(resource.Properties) ? resource.Properties.BucketName : undefined;
    return named === undefined ? [] : [{ arn: `arn:aws:s3:::${words(named)}`, name: nameOf(id) }];
  });
  return (value) => {
    const text = words(value);
    const bucket = buckets.find(({ arn }) => text === arn || text.startsWith(`${arn}/`));
    // Of this stack and its account, the beginning says nothing.
    return bucket
      ? bucket.name + text.slice(bucket.arn.length)
      : text.replace(/^arn:aws:[^:]*:(here)?:(this account)?:/, (all, here?: string) => (here ? '' : all));
  };
}

/** A member whose id is its name's own stands for the thing itself; helpers go by their ids. */
function idOf(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'here',
  'AWS::AccountId': 'this account',
  'AWS::StackName': 'this stack',
};
