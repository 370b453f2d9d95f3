import type { CallStyle, ClientStyle, ExportStyle, ModuleStyle } from '#kit/call-style.ts';
import type { Atom, ClientAtom, Value } from './value.ts';

/** What stands for the `*` of a pattern; undefined where the name doesn't fit. Without a `*`, the name itself. */
function starOf(pattern: string, name: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === name ? name : undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  if (name.length <= before.length + after.length || !name.startsWith(before) || !name.endsWith(after)) return undefined;
  return name.slice(before.length, name.length - after.length);
}

/** The styles of a cloud, ready for looking modules and exports up. */
export interface Styles {
  readonly module: (name: string) => Value | undefined;
  readonly isTransparent: (name: string) => boolean;
  readonly isGivenBack: (name: string) => boolean;
}

export function createStyles(callStyles: readonly CallStyle[]): Styles {
  const used = callStyles.filter((style) => style.languages.includes('typescript') || style.languages.includes('javascript'));
  const modules = used.flatMap((style) => style.modules);
  const transparent = new Set(used.flatMap((style) => style.transparent ?? []));
  const givenBack = new Set(used.flatMap((style) => style.givenBack ?? []));
  const known = new Map<string, Value | undefined>();
  return {
    isGivenBack: (name) => givenBack.has(name),
    isTransparent: (name) => transparent.has(name),
    module(name) {
      if (!known.has(name)) known.set(name, moduleNamed(modules, name.replace(/\.js$/, '')));
      return known.get(name);
    },
  };
}

function moduleNamed(modules: readonly ModuleStyle[], name: string): Value | undefined {
  const exact = modules.find((style) => style.module === name);
  if (exact) return [{ is: 'sdk', style: exact, service: exact.service }];
  for (const style of modules) {
    const star = starOf(style.module, name);
    if (star === undefined || star.includes('/')) continue;
    return [{ is: 'sdk', style, service: style.service ?? mapped(style.services, star) ?? star }];
  }
  return undefined;
}

/** A plain object's own value: names of code may be `constructor`. */
export function mapped<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return map && Object.hasOwn(map, key) ? map[key] : undefined;
}

/** An export of a module of the SDK, by name. */
export function exportOf(module: Extract<Atom, { is: 'sdk' }>, name: string): Value | undefined {
  if (name === 'default' || name === '__esModule') return [itselfOf(module)];
  return exportAmong(module.style.exports, name, module.service) ?? (module.style.itself ? memberOfItself(module, name) : undefined);
}

function memberOfItself(module: Extract<Atom, { is: 'sdk' }>, name: string): Value | undefined {
  const { itself } = module.style;
  return itself?.is === 'client' ? exportAmong(itself.statics ?? [], name, module.service) : undefined;
}

/** The module as a value: its namespace, or the class that it is. */
export function itselfOf(module: Extract<Atom, { is: 'sdk' }>): Atom {
  const { itself } = module.style;
  if (!itself) return module;
  return { is: 'export', style: itself, star: module.service ?? '', service: module.service };
}

export function exportAmong(styles: readonly ExportStyle[], name: string, service: string | undefined): Value | undefined {
  for (const style of styles) {
    const star = starOf(style.name, name);
    if (star !== undefined) return [{ is: 'export', style, star, service: serviceOfExport(style, star, service) }];
  }
  return undefined;
}

function serviceOfExport(style: ExportStyle, star: string, service: string | undefined): string | undefined {
  if (style.is === 'client') return style.service ?? mapped(style.services, star) ?? service ?? hyphenated(star);
  return style.is === 'calls' ? style.service : service;
}

function hyphenated(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

export function clientOf(exported: Extract<Atom, { is: 'export' }>, bound?: Value): ClientAtom | undefined {
  if (exported.style.is !== 'client') return undefined;
  return { is: 'client', style: exported.style, service: exported.service ?? exported.star, bound };
}

/** The operation that a method of a client calls; undefined where it calls none. */
export function operationOfMethod(style: ClientStyle, method: string): string | undefined {
  if (style.methods === 'none' || style.except?.includes(method) || style.selectors?.[method]) return undefined;
  return mapped(style.operations, method) ?? method.charAt(0).toUpperCase() + method.slice(1);
}
