import { isJsonObject, type Json } from '#base/json.ts';
import { stableJson } from '#base/stable-json.ts';

/** One place where two JSON values differ. `before` absent: it was added; `after` absent: it was removed. */
export interface Difference {
  /** `Properties.Environment.Variables.WIDTH`, `cors[0]`. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** Where two values differ, as deep as both have the same keys; lists of another length as a whole. */
export function differences(before: Json | undefined, after: Json | undefined, path = ''): Difference[] {
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differences(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item: Json, index) => differences(item, after[index] as Json, `${path}[${index}]`));
  }
  return stableJson(before) === stableJson(after) ? [] : [{ path, before, after }];
}

function own(of: { readonly [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(of, key) ? of[key] : undefined;
}
