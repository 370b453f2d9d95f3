// Names, as code and packages write them. Without dependencies: the page asks too, long before it builds.

/** What a text imports, as it is written there; comments tell of imports too, as examples. */
export function importSpecifiers(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return [...code.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"'\n]+)["']/g)].map(([, specifier = '']) => specifier);
}

/** `@team/tool/sub` → `@team/tool` */
export function packageNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Where types of a package are published that has none: `lodash` → `@types/lodash`, `@babel/core` → `@types/babel__core`. */
export function typesNameOf(name: string): string {
  return name.startsWith('@types/') ? name : `@types/${name.replace(/^@([^/]+)\//, '$1__')}`;
}
