/** What a build makes for one function: a zip, named by the hash of its bytes. */
export interface Artifact {
  readonly function: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Unzipped, bytes. */
  readonly unzipped: number;
  /** `artifacts/<sha256>.zip`, the key in the artifact bucket. */
  readonly key: string;
  /** `index.handler`, as the cloud wants it. */
  readonly handler: string;
}

export function artifactKey(sha256: string): string {
  return `artifacts/${sha256}.zip`;
}

/** The key of a function that is not built: it stands in printed templates and is never deployed. */
export function unbuiltKey(functionName: string): string {
  return `artifacts/unbuilt/${functionName}.zip`;
}
