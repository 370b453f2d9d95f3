import type { JsonObject } from '#base/json.ts';
import { printJson } from '#base/stable-json.ts';
import type { Generated } from '#engine/template/generated.ts';
import type { Problem } from '#model/problem.ts';
import { templateOfFiles } from './template-of-folder.ts';

interface Spec {
  readonly functions?: Readonly<Record<string, object>>;
  readonly resources?: Readonly<Record<string, object>>;
  readonly environment?: object;
  readonly template?: string;
}

/** A function's code that sends these commands: `GetObjectCommand({ Bucket: process.env.PHOTOS_BUCKET, Key: 'a' })`. */
export function sending(...commands: readonly string[]): string {
  const clients: Readonly<Record<string, string>> = { s3: 'S3Client', dynamodb: 'DynamoDBClient', sqs: 'SQSClient', sns: 'SNSClient' };
  const imports = commands.map((command) => {
    const [service = '', call = ''] = command.split(/ (.*)/s);
    return { service, call, name: call.slice(0, call.indexOf('(')) };
  });
  const lines = imports.map(({ service, name }) => `import { ${name} } from '@aws-sdk/client-${service}';`);
  const used = [...new Set(imports.map(({ service }) => service))];
  return [
    ...new Set(lines),
    ...used.map((service) => `import { ${clients[service]} } from '@aws-sdk/client-${service}';\nconst ${service} = new ${clients[service]}({});`),
    'export const handler = async (event) => {',
    ...imports.map(({ service, call }) => `  await ${service}.send(new ${call});`),
    '};',
    '',
  ].join('\n');
}

/** The template of a small project: each function's entry is `NAME.ts`, which does nothing unless a file says otherwise. */
export function templateFor(
  spec: Spec,
  files: Readonly<Record<string, string>> = {},
): { generated: Generated; problems: readonly Problem[]; resources: Resources } {
  const functions = Object.fromEntries(Object.entries(spec.functions ?? {}).map(([name, of]) => [name, { entry: `${name}.ts`, ...of }]));
  const manifest = {
    version: 1,
    name: 'small',
    cloud: 'aws',
    functions,
    resources: spec.resources ?? {},
    environment: spec.environment ?? {},
    ...(spec.template ? { template: spec.template } : {}),
  };
  const entries = Object.fromEntries(Object.keys(functions).map((name) => [`${name}.ts`, 'export const handler = async () => {};\n']));
  const made = templateOfFiles({ ...entries, ...files, 'stackwright.json': printJson(manifest) });
  return { ...made, resources: made.generated.template.Resources as unknown as Resources };
}

export type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties?: JsonObject; readonly DependsOn?: readonly string[] }>>;

/** `Code: summary`, errors and warnings and hints alike. */
export function said(problems: readonly Problem[]): string[] {
  return problems.map((one) => `${one.code}${one.at.line === undefined ? '' : `:${one.at.line}`} ${one.summary}`);
}

/** A role's statements as `actions → resources`, the log's left out. */
export function allowed(generated: Generated, name: string): string[] {
  return (generated.statements[name] ?? [])
    .filter(({ actions }) => !actions[0]?.startsWith('logs:'))
    .map(({ actions, resources }) => `${actions.join(' ')} → ${resources.map(shortened).join(' ')}`);
}

function shortened(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const [key = '', value] = Object.entries(resource as object)[0] ?? [];
  if (key === 'Fn::GetAtt') return (value as string[]).join('.');
  if (key === 'Fn::Sub') return Array.isArray(value) ? String(value[0]) : String(value);
  return `${key} ${String(value)}`;
}
