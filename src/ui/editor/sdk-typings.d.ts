declare module 'virtual:sdk-typings' {
  /** By package, the paths of all declarations that its types lead to. */
  export const packages: Readonly<Record<string, readonly string[]>>;
  /** Texts by path, `node_modules/…`. */
  export const files: Readonly<Record<string, string>>;
}
