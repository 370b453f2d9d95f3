import type { Json } from '#base/json.ts';
import type { Fields } from './field.ts';

/** Stands in an operation's arguments for the resource that the call is about. */
export const RESOURCE = '$resource';

/** What goes into the call: a field's name, the resource, a constant, or an object of those. A left-out optional field leaves its key out. */
export type ArgumentTemplate<F extends string = string> =
  | F
  | typeof RESOURCE
  | { readonly constant: Json }
  | { readonly object: { readonly [key: string]: ArgumentTemplate<F> } }
  | { readonly array: readonly ArgumentTemplate<F>[] };

/**
 * An operation that can be dragged into code. It is data: printing and recognising come from the same lines, so they cannot disagree.
 * What it permits is not said here but in the room's `api` table, which knows every command of the service.
 */
export interface Operation<F extends string = string> {
  /** Sentence case: `Get object`. */
  readonly title: string;
  readonly description?: string;
  /** The type of the resource it is about, `bucket`. */
  readonly resourceType: string;
  readonly fields: Fields;
  readonly call: {
    /** The API's own name: `GetObject`. */
    readonly command: string;
    /** Which client of the room's to print for: absent, its plain one; `document`: the document client. */
    readonly client?: string;
    readonly arguments: { readonly [key: string]: ArgumentTemplate<F> };
  };
  /** The variable that takes the result, `object`; absent: the result isn't kept. */
  readonly result?: string;
}

/**
 * @example
 * export const getObject = defineOperation({
 *   title: 'Get object',
 *   resourceType: 'bucket',
 *   fields: { key: text({ label: 'Object key' }), range: text({ label: 'Byte range', optional: true }) },
 *   call: { command: 'GetObject', arguments: { Bucket: RESOURCE, Key: 'key', Range: 'range' } },
 * });
 */
export function defineOperation<const F extends Fields>(operation: Operation<keyof F & string> & { readonly fields: F }): Operation {
  return operation as Operation;
}
