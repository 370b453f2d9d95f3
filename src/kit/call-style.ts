/**
 * How code calls a cloud, as data that the engine interprets, so that the engine knows no cloud.
 * A cloud gives one list of these; each says what the names that a module exports mean.
 */
export interface CallStyle {
  readonly id: string;
  readonly languages: readonly ('typescript' | 'javascript' | 'python')[];
  readonly modules: readonly ModuleStyle[];
}

export interface ModuleStyle {
  /** The module's name; may hold one `*`, which is then the service: `@aws-sdk/client-*`. */
  readonly module: string;
  /** The service as `scan` names it, where the module's name doesn't say. */
  readonly service?: string;
  readonly exports: readonly ExportStyle[];
}

/** `name` may hold one `*`. The first style that fits an exported name counts. */
export type ExportStyle =
  /** `new GetObjectCommand(args)`: a call of the operation that `*` names, or that `operations` maps it to (`Put` → `PutItem`). */
  | {
      readonly is: 'command';
      readonly name: string;
      readonly argument?: string;
      readonly operations?: Readonly<Record<string, string>>;
      readonly service?: string;
    }
  /** `paginateScan(config, args)`: a call of `Scan`. `argument`: 0-based place of the arguments. */
  | { readonly is: 'paginator'; readonly name: string; readonly place: number }
  /** `waitUntilBucketExists(config, args)`: a call of what `operations` maps it to. */
  | { readonly is: 'waiter'; readonly name: string; readonly place: number; readonly operations: Readonly<Record<string, string>> }
  /** A client: `new S3Client()`; methods of it are no calls, but `send` takes commands. */
  | { readonly is: 'client'; readonly name: string; readonly service?: string; readonly methods: 'none' }
  /** An aggregated client: each method is a call; its name is the operation's with a small first letter, or `operations` maps it. `factories`: static methods that make one. */
  | {
      readonly is: 'client';
      readonly name: string;
      readonly service?: string;
      readonly methods: 'operations';
      readonly operations?: Readonly<Record<string, string>>;
      readonly factories?: readonly string[];
      /** Methods that make no call, `send`, `destroy`. */
      readonly except?: readonly string[];
    }
  /** A class whose instance makes calls by itself, such as `Upload`: its constructor counts as these operations, its arguments standing at `path` (`params`). */
  | { readonly is: 'calls'; readonly name: string; readonly service: string; readonly operations: readonly string[]; readonly path?: string }
  /** The export is a namespace with exports of its own, such as `AWS` or `AWS.DynamoDB`. */
  | { readonly is: 'namespace'; readonly name: string; readonly exports: readonly ExportStyle[] };
