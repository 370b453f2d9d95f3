import type { Json } from '#base/json.ts';

/** CloudFormation's own functions, as the rooms use them. */
export function ref(id: string): Json {
  return { Ref: id };
}

export function getAttribute(id: string, attribute: string): Json {
  return { 'Fn::GetAtt': [id, attribute] };
}

/** `arn:${AWS::Partition}:…`; names in `variables` stand for expressions. */
export function substitute(text: string, variables: Readonly<Record<string, Json>> = {}): Json {
  return { 'Fn::Sub': Object.keys(variables).length > 0 ? [text, variables] : text };
}

/** The last 12 characters of the stack's id: they tell apart what has the same name in two stacks, also one made again. */
export const STACK_SUFFIX: Json = {
  'Fn::Select': [4, { 'Fn::Split': ['-', { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }] }],
};

/** A text of the user's inside `Fn::Sub`, where `${` would begin an expression. */
export function literal(text: string): string {
  return text.replaceAll('${', '${!');
}
