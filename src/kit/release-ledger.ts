/**
 * Where a cloud keeps what was deployed: one text for each release, beside the artifacts that it is made of, so that another
 * browser and the command line read the same. Nothing is ever written over. All throw `CloudError`.
 */
export interface ReleaseLedger {
  /** Ids, the newest first; none where nothing was ever deployed from this account. Makes nothing. */
  list(of: ReleasesOf, signal?: AbortSignal): Promise<string[]>;
  /** The entry as it was written; undefined where there is none. */
  read(of: ReleasesOf, id: string, signal?: AbortSignal): Promise<string | undefined>;
  /** False where the entry stands there already: then that one counts. */
  write(of: ReleasesOf, id: string, text: string, signal?: AbortSignal): Promise<boolean>;
  /** Which of these artifacts aren't there any more. */
  missingArtifacts(keys: readonly string[], signal?: AbortSignal): Promise<string[]>;
  /** An artifact's bytes; undefined where it isn't there any more. Absent: this cloud gives none back. */
  artifact?(key: string, signal?: AbortSignal): Promise<Uint8Array | undefined>;
}

export interface ReleasesOf {
  readonly project: string;
  readonly stage: string;
}
