/** Where a deployment goes. Credentials are never part of it: they live in memory, behind `Credentials`. */
export type Target =
  /** The local cloud, or another emulator: a loopback address only, with the account's own test credentials. */
  { readonly kind: 'local'; readonly endpoint: string; readonly region: string } | { readonly kind: 'aws'; readonly region: string; readonly account?: string };

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
}
/** Asked for at every signature, so that new ones can take the place of expired ones. */
export type CredentialSource = () => Promise<Credentials>;
