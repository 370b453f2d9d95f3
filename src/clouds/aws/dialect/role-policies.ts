import { isJsonObject, type Json, type JsonObject } from '#base/json.ts';
import type { RolePermission, RolePolicy } from '#kit/role-policy.ts';
import { namesIn } from '../stack-driver/template-names.ts';
import { references } from './references.ts';
import { type ResourceWords, resourceWords } from './resource-words.ts';

/** What each role of a template may do, and who may use which resource. Undefined: the template isn't JSON. */
export function rolePolicies(template: string): readonly RolePolicy[] | undefined {
  const resources = resourcesOf(template);
  if (!resources) return undefined;
  const names = namesIn(template);
  const members: Member[] = Object.entries(resources).flatMap(([id, resource]) => {
    if (!isJsonObject(resource) || typeof resource.Type !== 'string') return [];
    return [{ id, type: resource.Type, properties: isJsonObject(resource.Properties) ? resource.Properties : {} }];
  });
  const words = resourceWords(resources, names);
  const roles = members.filter((one) => one.type === 'AWS::IAM::Role').map((role) => roleOf(role, members, names, words));
  const shared = [...membersWith(members, 'AWS::Lambda::Permission'), ...members.filter((one) => RESOURCE_POLICIES.test(one.type))].flatMap((one) =>
    one.type === 'AWS::Lambda::Permission' ? invocationOf(one, members, names, words) : usersOf(one, names, words),
  );
  return [...roles, ...merged(shared)].filter((one) => one.permissions.length > 0);
}

interface Member {
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
}

const RESOURCE_POLICIES = /^AWS::(S3::BucketPolicy|SQS::QueuePolicy|SNS::TopicPolicy|SecretsManager::ResourcePolicy|Events::EventBusPolicy)$/;

function membersWith(members: readonly Member[], type: string): Member[] {
  return members.filter((one) => one.type === type);
}

function roleOf(role: Member, members: readonly Member[], names: Readonly<Record<string, string>>, words: ResourceWords): RolePolicy {
  const functions = membersWith(members, 'AWS::Lambda::Function').filter((one) => references(one.properties.Role ?? null).includes(role.id));
  const owner = functions[0] && (names[functions[0].id] ?? functions[0].id);
  const attached = members.filter(
    (one) =>
      /^AWS::IAM::(Managed|Role)?Policy$/.test(one.type) && references([one.properties.Roles ?? null, one.properties.RoleName ?? null]).includes(role.id),
  );
  const documents = [
    ...listOf(role.properties.Policies).map((one) => (isJsonObject(one) ? one.PolicyDocument : undefined)),
    ...attached.map((one) => one.properties.PolicyDocument),
  ];
  const managed = listOf(role.properties.ManagedPolicyArns).map((arn): RolePermission => {
    const text = words(arn);
    return {
      action: 'what the policy allows',
      resource: text,
      source: JSON.stringify(arn),
      ...(/(Administrator|FullAccess|PowerUser)/.test(text) ? { isWide: true } : {}),
    };
  });
  return {
    id: role.id,
    name: owner ?? `${names[role.id] ?? role.id}${names[role.id] === undefined ? '' : ` (${role.id})`}`,
    permissions: [...documents.flatMap((document) => permissionsOf(document, words)), ...managed, ...trusted(role, words)],
    ...(functions.length > 0 ? { code: JSON.stringify(functions.map((one) => one.properties.Code ?? null)) } : {}),
  };
}

/** Who else than a service of the cloud's own may take the role on. */
function trusted({ id, properties }: Member, words: ResourceWords): RolePermission[] {
  return statementsOf(properties.AssumeRolePolicyDocument).flatMap((statement) =>
    principalsOf(statement, words)
      .filter((who) => !who.endsWith('.amazonaws.com'))
      .map((who) => ({
        action: 'sts:AssumeRole',
        resource: id,
        source: '',
        who,
        ...(statement.Effect === 'Deny' ? { isDenied: true } : {}),
        ...(who === ANYONE && statement.Condition === undefined ? { isPublic: true } : {}),
      })),
  );
}

function permissionsOf(document: Json | undefined, words: ResourceWords): RolePermission[] {
  return statementsOf(document).flatMap((statement) => {
    const actions = statement.NotAction === undefined ? listOf(statement.Action) : [`everything but ${listOf(statement.NotAction).join(', ')}`];
    const resources =
      statement.NotResource === undefined
        ? listOf(statement.Resource).map((one) => ({ text: words(one), source: JSON.stringify(one) }))
        : [{ text: `everything but ${listOf(statement.NotResource).map(words).join(', ')}`, source: '' }];
    const only = statement.Condition === undefined ? '' : ` if ${JSON.stringify(statement.Condition)}`;
    const isInverse = statement.NotAction !== undefined || statement.NotResource !== undefined;
    return actions.flatMap((action) =>
      resources.map(
        ({ text, source }): RolePermission => ({
          action: String(action),
          resource: (text === '*' ? 'every resource' : text) + only,
          source,
          ...(statement.Effect === 'Deny' ? { isDenied: true } : {}),
          ...(isInverse || String(action).includes('*') || isAll(text) ? { isWide: true } : {}),
        }),
      ),
    );
  });
}

/** `arn:aws:s3:::*`, too: all there is of a kind. */
function isAll(resource: string): boolean {
  return resource === '*' || /^arn:[^:]*:(s3:::|(?!s3:)[^:]*:[^:]*:[^:]*:([\w-]+[:/])?)\*$/.test(resource);
}

const ANYONE = 'anyone';

function principalsOf(statement: JsonObject, words: ResourceWords): string[] {
  const { Principal: principal } = statement;
  const all = isJsonObject(principal ?? null) ? Object.values(principal as JsonObject).flatMap((one) => listOf(one as Json)) : listOf(principal);
  return all.map((one) => (one === '*' ? ANYONE : words(one)));
}

/** Who may use a resource, by the policy that is attached to it. */
function usersOf({ id, properties }: Member, names: Readonly<Record<string, string>>, words: ResourceWords): RolePolicy[] {
  const permissions = statementsOf(properties.PolicyDocument ?? properties.ResourcePolicy ?? properties.Statement).flatMap((statement) =>
    permissionsOf({ Statement: [statement] }, words).flatMap(({ isWide: _, ...one }) =>
      principalsOf(statement, words).map((who) => ({
        ...one,
        who,
        ...(who === ANYONE && statement.Effect !== 'Deny' && statement.Condition === undefined ? { isPublic: true } : {}),
      })),
    ),
  );
  return [{ id, name: names[id] ?? id, permissions }];
}

function invocationOf({ properties }: Member, members: readonly Member[], names: Readonly<Record<string, string>>, words: ResourceWords): RolePolicy[] {
  const [target] = references(properties.FunctionName ?? null);
  const id = target ?? words(properties.FunctionName ?? '');
  const who = properties.Principal === '*' ? ANYONE : words(properties.Principal ?? '');
  const name = names[id] ?? id;
  const isLimited = properties.SourceArn !== undefined || properties.SourceAccount !== undefined || properties.PrincipalOrgID !== undefined;
  const isOpen = who === ANYONE ? !isLimited : who === 'apigateway.amazonaws.com' && hasOpenRoute(references(properties.SourceArn ?? null), members);
  const from = properties.SourceArn === undefined ? '' : ` (from ${words(properties.SourceArn)})`;
  return [
    {
      id: `${id}:users`,
      name,
      permissions: [{ action: words(properties.Action ?? ''), resource: name + from, source: '', who, ...(isOpen ? { isPublic: true } : {}) }],
    },
  ];
}

/** An HTTP API whose routes ask nobody to sign in. */
function hasOpenRoute(apis: readonly string[], members: readonly Member[]): boolean {
  return membersWith(members, 'AWS::ApiGatewayV2::Route').some(
    ({ properties }) => references(properties.ApiId ?? null).some((id) => apis.includes(id)) && (properties.AuthorizationType ?? 'NONE') === 'NONE',
  );
}

function merged(policies: readonly RolePolicy[]): RolePolicy[] {
  const byId = new Map<string, RolePolicy>();
  for (const one of policies) {
    const found = byId.get(one.id);
    byId.set(one.id, found ? { ...found, permissions: [...found.permissions, ...one.permissions] } : one);
  }
  return [...byId.values()];
}

function statementsOf(document: Json | undefined): JsonObject[] {
  const statements = document !== undefined && isJsonObject(document) && document.Statement !== undefined ? document.Statement : document;
  return listOf(statements).filter(isJsonObject);
}

function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? [...(value as Json[])] : [value];
}

function resourcesOf(template: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(template);
    return isJsonObject(parsed) && isJsonObject(parsed.Resources) ? parsed.Resources : undefined;
  } catch {
    return undefined;
  }
}
