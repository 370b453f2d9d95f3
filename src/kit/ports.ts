/** What the world must offer. `browser/` and `node/` fill these in; nothing under them touches a platform directly. */

export interface HttpRequest {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  readonly signal?: AbortSignal;
}
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
/** Throws `CloudError('EndpointUnreachable')` where no answer comes. Follows redirects. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Whether there is a way out of this machine at all. Where it says yes, a call may still get no answer. */
export interface Network {
  isOnline(): boolean;
  /** Resolves when it says yes again. */
  back(signal: AbortSignal): Promise<void>;
  /** Resolves as soon as it says no. Absent: only a call that fails tells. */
  gone?(signal: AbortSignal): Promise<void>;
}

export interface Random {
  /** A new UUID. */
  id(): string;
}

export interface Digest {
  /** Lower-case hex. */
  sha256(bytes: Uint8Array): Promise<string>;
  /** Base64, as in an integrity string after `sha512-`. */
  base64(algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512', bytes: Uint8Array): Promise<string>;
}

export interface Compression {
  gunzip(bytes: Uint8Array): Promise<Uint8Array>;
  /** Raw deflate at a fixed level: the same bytes on every platform. */
  deflateRaw?(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A cache or a memory by key. Losing what it holds loses no work. */
export interface KeyValueStore {
  get(key: string): Promise<Uint8Array | string | undefined>;
  set(key: string, value: Uint8Array | string): Promise<void>;
  delete(key: string): Promise<void>;
  keys(prefix: string): Promise<string[]>;
}

/** Where packages come from: its base addresses are read from npm's and pip's configuration, or are the bridge's. */
export interface Registry {
  /** Of npm, without a slash at the end. A scope may have one of its own. */
  npm(packageName: string): Promise<string>;
  readonly http: Http;
}

/** esbuild, native or as wasm, behind one interface. Virtual files only: it never reads a disk. */
export interface Bundler {
  /** The version, part of what makes bytes repeatable. */
  readonly version: string;
  bundle(request: BundleRequest): Promise<BundleResult>;
}

export interface BundleRequest {
  /** Absolute virtual path: `/project/src/hit.ts`. */
  readonly entry: string;
  readonly format: 'cjs' | 'esm';
  /** `node22` */
  readonly target: string;
  readonly externals: readonly string[];
  readonly minify: boolean;
  readonly sourceMap: boolean;
  readonly outputName: string;
  readonly define?: Readonly<Record<string, string>>;
  readonly conditions?: readonly string[];
  /** Stands before the code. */
  readonly banner?: string;
  /** Virtual files whose exports stand in for globals of the same names, where code uses them. */
  readonly inject?: readonly string[];
  /** A tsconfig.json as JSON: how sources become JavaScript. */
  readonly tsconfig?: string;
  /** Where an import leads: an absolute virtual path, external, or nowhere (with the message for the user). */
  resolve(specifier: string, importer: string, kind: 'import' | 'require' | 'dynamic'): ResolveResult | Promise<ResolveResult>;
  load(path: string): LoadResult | Promise<LoadResult>;
}
export type ResolveResult = { readonly path: string; readonly sideEffects?: boolean } | { readonly external: string } | { readonly missing: string };
export interface LoadResult {
  readonly contents: string | Uint8Array;
  readonly loader: 'js' | 'jsx' | 'ts' | 'tsx' | 'json' | 'text' | 'binary' | 'css' | 'copy' | 'empty';
  /** The tsconfig.json that holds for this file, where it isn't that of the request. */
  readonly tsconfig?: string;
}
export interface BundleResult {
  readonly outputs: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly errors: readonly BundleMessage[];
  readonly warnings: readonly BundleMessage[];
  /** Every virtual path that went in, sorted. */
  readonly inputs: readonly string[];
  /** What the outputs still ask for from outside, sorted. */
  readonly externals: readonly string[];
}
export interface BundleMessage {
  readonly text: string;
  /** Where it is known. */
  readonly remedy?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}
