import type { Json, JsonObject } from '#base/json.ts';
import type { TemplateParts } from '#kit/dialect.ts';
import type { Template, TemplateOutput, TemplateParameter, TemplateResource } from '#model/template.ts';

/** The CloudFormation document of the parts, in their order. */
export function print({ description, parameters, resources, outputs }: TemplateParts): Template {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(description ? { Description: description.slice(0, 1024) } : {}),
    Parameters: byId(parameters, parameter),
    Resources: byId(resources, resource),
    ...(outputs.length > 0 ? { Outputs: byId(outputs, output) } : {}),
  };
}

function byId<T extends { readonly id: string }>(members: readonly T[], printed: (member: T) => Json): JsonObject {
  return Object.fromEntries(members.map((member) => [member.id, printed(member)]));
}

function parameter({ type, secret, description, default: standard }: TemplateParameter): Json {
  return {
    Type: type,
    ...(description ? { Description: description } : {}),
    ...(secret ? { NoEcho: true } : {}),
    ...(standard === undefined ? {} : { Default: standard }),
  };
}

/** What holds data is kept when it is removed or replaced, but not when its very creation failed: then it is empty. */
export const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

function resource({ type, properties, name, dependsOn, holdsData }: TemplateResource): Json {
  return {
    Type: type,
    ...(dependsOn && dependsOn.length > 0 ? { DependsOn: dependsOn } : {}),
    ...(holdsData ? KEPT : {}),
    Metadata: { Stackwright: { name } },
    ...(Object.keys(properties).length > 0 ? { Properties: properties } : {}),
  };
}

function output({ value, description }: TemplateOutput): Json {
  return { Description: description, Value: value };
}
