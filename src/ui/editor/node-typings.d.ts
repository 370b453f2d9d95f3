declare module 'virtual:node-typings' {
  /** Texts by path, as in Node's own types: `fs/promises.d.ts`. */
  export const files: Readonly<Record<string, string>>;
}
