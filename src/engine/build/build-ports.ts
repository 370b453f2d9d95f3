import type { Bundler, Compression, Digest, KeyValueStore, Registry } from '#kit/ports.ts';

/** What a build needs of the world. */
export interface BuildPorts {
  readonly bundler: Bundler;
  readonly digest: Digest;
  readonly compression: Compression;
  /** Packages as they came, by their integrity. */
  readonly cache: KeyValueStore;
  /** Absent: no package can be fetched, which is a problem only where one is needed. */
  readonly registry?: Registry;
}
