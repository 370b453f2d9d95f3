import type { PrintedClient, ServiceEntry } from '#kit/catalogue.ts';
import { type ArgumentTemplate, type Operation, RESOURCE } from '#kit/operation.ts';
import type { FieldValues } from '#model/usage.ts';
import { printJson, printKey, printString, printValue } from './print-value.ts';

/** How code names the resource: by its environment variable, by a literal name or ARN, or by source text of one's own. */
export type ResourceName = { readonly variable: string } | { readonly literal: string } | { readonly expression: string };

export interface PrintRequest {
  readonly service: ServiceEntry;
  readonly operation: Operation;
  readonly values: FieldValues;
  readonly resource: ResourceName;
  /** Names that the file has for these already; absent: the usual ones. */
  readonly clientVariable?: string;
  readonly commandName?: string;
  readonly resultVariable?: string;
}

export interface PrintedCall {
  /** Without indentation, one or more lines. */
  readonly statement: string;
  /** `new GetObjectCommand({ … })` alone. */
  readonly command: string;
  /** By module, the names that have to be imported. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  readonly client: PrintedClient;
  readonly commandName: string;
  readonly clientDeclaration: string;
  readonly result: string | undefined;
}

export function clientFor(service: ServiceEntry, operation: Operation): PrintedClient {
  const client = service.clients?.[operation.call.client ?? 'plain'];
  if (!client) throw new Error(`the service ${service.id} has no client ${operation.call.client ?? 'plain'}`);
  return client;
}

/** Prints a call of an operation, as the JavaScript and TypeScript SDK's third version is used. */
export function printCall(request: PrintRequest): PrintedCall {
  const { service, operation, values, resource } = request;
  const client = clientFor(service, operation);
  const { command } = operation.call;
  const exported = client.commandNames?.[command] ?? `${command}Command`;
  const commandName = request.commandName ?? exported;
  const clientVariable = request.clientVariable ?? client.variable;
  const result = operation.result === undefined ? undefined : (request.resultVariable ?? operation.result);
  const printed = `new ${commandName}(${printArguments(operation.call.arguments, values, resource)})`;
  return {
    statement: `${result === undefined ? '' : `const ${result} = `}await ${clientVariable}.send(${printed});`,
    command: printed,
    imports: withName(client.imports, client.commandModule, exported),
    client,
    commandName: exported,
    clientDeclaration: `const ${clientVariable} = ${client.expression};`,
    result,
  };
}

function withName(imports: Readonly<Record<string, readonly string[]>>, module: string, name: string): Readonly<Record<string, readonly string[]>> {
  return { ...imports, [module]: [...new Set([...(imports[module] ?? []), name])] };
}

const LONGEST = 110;

/** `{ Bucket: process.env.PHOTOS_BUCKET, Key: key }`; broken into lines where it is long. */
function printArguments(templates: Readonly<Record<string, ArgumentTemplate>>, values: FieldValues, resource: ResourceName): string {
  const entries = Object.entries(templates).flatMap(([key, template]) => {
    const printed = printTemplate(template, values, resource);
    return printed === undefined ? [] : [`${printKey(key)}: ${printed}`];
  });
  const line = entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  if (line.length <= LONGEST && !line.includes('\n')) return line;
  return `{\n${entries.map((entry) => `  ${entry},\n`).join('')}}`;
}

export function printResource(resource: ResourceName): string {
  if ('variable' in resource) return `process.env.${resource.variable}`;
  return 'literal' in resource ? printString(resource.literal) : resource.expression;
}

/** Undefined where an optional field was left out, so that its key is left out too. */
export function printTemplate(template: ArgumentTemplate, values: FieldValues, resource: ResourceName): string | undefined {
  if (template === RESOURCE) return printResource(resource);
  if (typeof template === 'string') {
    const value = Object.hasOwn(values, template) ? values[template] : undefined;
    return value && printValue(value);
  }
  if ('constant' in template) return printJson(template.constant);
  if (fieldsOf(template).length > 0 && !fieldsOf(template).some((field) => field === RESOURCE || Object.hasOwn(values, field))) return undefined;
  if ('array' in template) return `[${template.array.flatMap((one) => printTemplate(one, values, resource) ?? []).join(', ')}]`;
  const entries = Object.entries(template.object).flatMap(([key, inner]) => {
    const printed = printTemplate(inner, values, resource);
    return printed === undefined ? [] : [`${printKey(key)}: ${printed}`];
  });
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** The fields (and the resource) that a part of the arguments is made of. */
export function fieldsOf(template: ArgumentTemplate): string[] {
  if (typeof template === 'string') return [template];
  if ('constant' in template) return [];
  return ('array' in template ? template.array : Object.values(template.object)).flatMap(fieldsOf);
}
