import type { JsonObject } from '#base/json.ts';
import type { ProblemCode } from '#model/problem-codes.ts';
import type { ApiOperation } from './api-operation.ts';
import type { CallStyle } from './call-style.ts';
import type { Fields } from './field.ts';
import type { Operation } from './operation.ts';

/** Everything that screens and workers know of a cloud: plain data, so that it survives `structuredClone`. */
export interface Catalogue {
  readonly cloud: string;
  readonly services: readonly ServiceEntry[];
  readonly callStyles: readonly CallStyle[];
  readonly runtimes: readonly Runtime[];
  /** Days for which logs can be kept; absent: any number. */
  readonly logRetentions?: readonly number[];
  /** Absent: any variable will do. */
  readonly variables?: VariableRules;
}

/** What the cloud takes of environment variables. */
export interface VariableRules {
  /** A pattern of the names that it sets itself. */
  readonly reserved: string;
  /** Of one function's variables, names and values. */
  readonly mostBytes: number;
}

export interface Runtime {
  /** `nodejs22.x` */
  readonly id: string;
  readonly title: string;
  readonly language: 'node' | 'python';
  /** The bundler's target: `node22`. */
  readonly target: string;
  /** Packages that the runtime brings, `@scope/*` for all of a scope: left out of artifacts. */
  readonly provides?: readonly string[];
  /** Can still be used, shouldn't be chosen. */
  readonly deprecated?: boolean;
}

export interface ServiceEntry {
  /** The room's folder: `s3`. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the palette's tooltip. */
  readonly description: string;
  /** An SVG document, drawn by us. */
  readonly icon: string;
  /** The service as code calls it (`scan`'s `service`): `s3`, `dynamodb`; absent where code makes no calls to it. */
  readonly sdk?: string;
  /** Printing a call: the modules, classes and client variable. By client id; `plain` is the usual one. */
  readonly clients?: Readonly<Record<string, PrintedClient>>;
  readonly resourceTypes: Readonly<Record<string, ResourceTypeEntry>>;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly triggers: Readonly<Record<string, TriggerEntry>>;
  /** Every command of the service's API. */
  readonly api: Readonly<Record<string, ApiOperation>>;
}

/** How a client is made in printed code. */
export interface PrintedClient {
  /** What has to be imported: by module, the names. Commands come from `commandModule`. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  /** `new S3Client({})` */
  readonly expression: string;
  /** `s3` */
  readonly variable: string;
  readonly commandModule: string;
  /** The command class of an operation where it isn't `<Operation>Command`: `PutItem` → `PutCommand`. */
  readonly commandNames?: Readonly<Record<string, string>>;
}

export interface ResourceTypeEntry {
  /** `bucket`; the type id is `<service>.<id>`. */
  readonly id: string;
  /** `Bucket` */
  readonly title: string;
  /** `_BUCKET`; absent where code never names it (an HTTP API). */
  readonly variableSuffix?: string;
  readonly holdsData: boolean;
  /** The properties in the manifest. */
  readonly fields: Fields;
  /** The parts that grants may speak of, with what they are in words: `{ resource: 'the bucket', objects: 'its objects' }`. */
  readonly parts: Readonly<Record<string, string>>;
  /** What follows the resource's full name for all of a part: `{ objects: '/*' }`. */
  readonly partTails?: Readonly<Record<string, string>>;
  /** Whether a resource of the account's may stand in the project. */
  readonly canBeAccounts: boolean;
  /** How an ARN of this type begins after the partition, for telling literals apart: `s3:::`; and the services whose ARNs these are. */
  readonly arnService?: string;
  /** What it costs when nothing happens: `none`, or words such as `per shard and hour`. */
  readonly idleCost: string;
  /** What is worth knowing of a function that may do the one on such a resource, but not the other. */
  readonly hints?: readonly PermissionHint[];
}

export interface PermissionHint {
  readonly code: ProblemCode;
  readonly has: string;
  readonly lacks: string;
  /** `{function}` and `{resource}` stand for their names. */
  readonly summary: string;
  readonly remedy: string;
}

export interface TriggerEntry {
  /** `object-created`; the trigger's type id is `<service>.<id>`. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** The type of the resource that it comes from; absent: from none (a schedule). */
  readonly resourceType?: string;
  readonly resourceOptional?: boolean;
  /** The options in the manifest. */
  readonly fields: Fields;
  /** `no`: on an account's resource it is `TriggerNotPossible`; `by-arn`: its reference must be the ARN the trigger needs. */
  readonly onAccountsResource: 'yes' | 'no' | 'by-arn';
  /** A named test event for Run. */
  readonly sampleEvent: JsonObject;
  /** Whether it can be called by anybody: counted in the sentence before the table. */
  readonly isPublic?: boolean;
}

/** `s3.bucket` → the type's entry. */
export function resourceTypeOf(catalogue: Catalogue, typeId: string): ResourceTypeEntry | undefined {
  const [serviceId, id] = splitTypeId(typeId);
  const service = catalogue.services.find((one) => one.id === serviceId);
  return service && Object.hasOwn(service.resourceTypes, id) ? service.resourceTypes[id] : undefined;
}

export function triggerTypeOf(catalogue: Catalogue, typeId: string): TriggerEntry | undefined {
  const [serviceId, id] = splitTypeId(typeId);
  const service = catalogue.services.find((one) => one.id === serviceId);
  return service && Object.hasOwn(service.triggers, id) ? service.triggers[id] : undefined;
}

export function serviceOf(catalogue: Catalogue, serviceId: string): ServiceEntry | undefined {
  return catalogue.services.find((one) => one.id === serviceId);
}

export function splitTypeId(typeId: string): [service: string, id: string] {
  const dot = typeId.indexOf('.');
  return dot < 0 ? [typeId, ''] : [typeId.slice(0, dot), typeId.slice(dot + 1)];
}

/** The environment variable by which code names a resource; undefined where its type has none. */
export function variableOf(catalogue: Catalogue, name: string, typeId: string, base: (name: string) => string): string | undefined {
  const suffix = resourceTypeOf(catalogue, typeId)?.variableSuffix;
  return suffix === undefined ? undefined : base(name) + suffix;
}
