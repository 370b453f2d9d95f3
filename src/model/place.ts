/** Where in the user's project something stands. Everything is optional: some problems have only a name, some only a file. */
export interface Place {
  /** Relative to the project, with `/`. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based, UTF-16. */
  readonly column?: number;
  readonly function?: string;
  readonly resource?: string;
  readonly trigger?: string;
  /** A field of the form, or a key of the manifest, such as `functions.resize.memory`. */
  readonly field?: string;
}
