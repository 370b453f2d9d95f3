/**
 * How code calls a cloud, as data that the engine interprets, so that the engine knows no cloud.
 * A cloud gives a list of these, one for each of its SDKs; each says what the names that a module exports mean.
 *
 * @example
 * { id: 'sdk-v3', languages: ['typescript', 'javascript'], modules: [
 *   { module: '@aws-sdk/client-*', exports: [{ is: 'command', name: '*Command', place: 0 }, { is: 'client', name: '*Client', methods: 'none' }] },
 * ] }
 */
export interface CallStyle {
  readonly id: string;
  readonly languages: readonly ('typescript' | 'javascript' | 'python')[];
  readonly modules: readonly ModuleStyle[];
  /** Functions and methods, of whatever module, that give back what they are given first: tracers and promisifiers. */
  readonly transparent?: readonly string[];
  /** Members of an answer that hold nothing but what the call was given, for another try: `UnprocessedItems`. */
  readonly givenBack?: readonly string[];
}

export interface ModuleStyle {
  /** The module's name; may hold one `*`, which is then the service: `@aws-sdk/client-*`. */
  readonly module: string;
  /** The service as `scan` names it, where the module's name doesn't say. */
  readonly service?: string;
  /** The service by what stands for the `*`, where that isn't its name. */
  readonly services?: Readonly<Record<string, string>>;
  readonly exports: readonly ExportStyle[];
  /** The module itself (required, or imported as default) is also what this style of export says, as `aws-sdk/clients/s3` is the client's class. */
  readonly itself?: ExportStyle;
}

/** `name` may hold one `*`. The first style that fits an exported name counts. `place`: 0-based place of the arguments. */
export type ExportStyle = CommandStyle | FunctionStyle | ClientStyle | CallsStyle | NamespaceStyle;

/** `new GetObjectCommand(args)`: a call of the operation that `*` names, or that `operations` maps it to (`Put` → `PutItem`). */
export interface CommandStyle {
  readonly is: 'command';
  readonly name: string;
  readonly place: number;
  readonly operations?: Readonly<Record<string, string>>;
}

/** `paginateScan(config, args)`: a call of `Scan`. With `only`, names that `operations` doesn't map are no calls: `waitUntilBucketExists` is `HeadBucket`. */
export interface FunctionStyle {
  readonly is: 'function';
  readonly name: string;
  readonly place: number;
  readonly operations?: Readonly<Record<string, string>>;
  readonly only?: boolean;
}

/** A client: `new S3Client()`. */
export interface ClientStyle {
  readonly is: 'client';
  readonly name: string;
  readonly service?: string;
  /** The service by what stands for the `*` in `name`, where it isn't that in small letters with hyphens. */
  readonly services?: Readonly<Record<string, string>>;
  /** `operations`: each method is a call; its name is the operation's with a small first letter, or `operations` maps it. `none`: only commands call. */
  readonly methods: 'none' | 'operations';
  readonly operations?: Readonly<Record<string, string>>;
  /** The method that is given a command: where that isn't known, nor is what is called. */
  readonly sends?: string;
  /** Methods that make several calls: the operations behind the one that names it, and those that their options ask for. */
  readonly several?: Readonly<Record<string, { readonly operations: readonly string[]; readonly asked?: readonly AskedOperations[] }>>;
  /** Methods that make no call: `send`, `destroy`. */
  readonly except?: readonly string[];
  /** Static methods that make a client: `from`. */
  readonly factories?: readonly string[];
  /** Methods that are told the operation by name: `getSignedUrl('getObject', args)`, `waitFor('objectExists', args)`. */
  readonly selectors?: Readonly<Record<string, { readonly place: number; readonly operations?: Readonly<Record<string, string>>; readonly only?: boolean }>>;
  /** Where its constructor is given arguments that each call gets unless it says them itself: `new SQS({ params: { QueueUrl } })`. */
  readonly bound?: { readonly place: number; readonly path: string };
  /** What hangs on the class itself: `DynamoDB.DocumentClient`. */
  readonly statics?: readonly ExportStyle[];
}

/** A class whose instance makes calls by itself, such as `Upload`: its constructor counts as the first of these operations and needs what all of them need; its arguments stand at `path` (`params`). */
export interface CallsStyle {
  readonly is: 'calls';
  readonly name: string;
  readonly service: string;
  readonly operations: readonly string[];
  readonly asked?: readonly AskedOperations[];
  readonly place: number;
  readonly path?: string;
}

/** Called too where the argument at `place` has something, and no empty list, under a key: an upload's `tags`. */
export interface AskedOperations {
  readonly place: number;
  readonly when: string;
  readonly operations: readonly string[];
}

/** A namespace with exports of its own. */
export interface NamespaceStyle {
  readonly is: 'namespace';
  readonly name: string;
  readonly exports: readonly ExportStyle[];
}
