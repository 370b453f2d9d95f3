/**
 * What one command of a service's API needs, from AWS's service authorization reference (or the other cloud's equal).
 * A room lists every command of its service, so that hand-written code is tracked as well as dragged code.
 */
export interface ApiOperation {
  readonly grants: readonly ApiGrant[];
}

export interface ApiGrant {
  /** `s3:GetObject` */
  readonly actions: readonly string[];
  /**
   * Where the arguments name the resource, as a path: `Bucket`, `TransactItems[].Put.TableName` (each element),
   * `RequestItems.*` (each key of the object). Absent: the action takes no resource (`*`).
   */
  readonly at?: string;
  /** The service whose resource it is, as code calls it, where that isn't the command's own: the bucket that a table is exported to. */
  readonly service?: string;
  /**
   * Of what no room has, such as a key: a literal that fits this regular expression is its full name. Anything else that is given there has to be allowed
   * by hand, which is told.
   */
  readonly exact?: string;
  /** Where the arguments say whose it is, and what such an owner looks like, as a regular expression: a queue of another account. */
  readonly owner?: { readonly at: string; readonly fits: string };
  /** How the value there names it: the whole of it, or what stands before the first `/` (a leading `/` skipped), as in `CopySource`. */
  readonly form?: 'whole' | 'before-slash';
  /**
   * Where the value is a sentence that names the resource, such as `SELECT * FROM "orders"`: a regular expression, letter case not counting,
   * whose first group is the name, and whose second, if it has one, names the thing within the part. The grant counts only where it fits.
   */
  readonly pattern?: string;
  /**
   * Where the text there says more than the name: it counts only where a part of it fits this regular expression (`fits`), or where not all that it
   * may be does (`fitsNot`). What isn't known doesn't fit.
   */
  readonly fits?: string;
  readonly fitsNot?: string;
  /** Which part of the resource, one of its type's `parts`; absent: `resource`. */
  readonly part?: string;
  /** Where the arguments name the thing within the part: `IndexName`. */
  readonly name?: string;
  /** Counts only if this argument is there; where that can't be known, it counts. */
  readonly when?: string;
  /** Counts only if this argument isn't there; where that can't be known, it counts. */
  readonly unless?: string;
  /** Triggers of the same room that this sets off at the resource: `['object-created']`. */
  readonly fires?: readonly string[];
  /** Where the arguments name what is written, so that prefixes can keep a writer and its trigger apart: `Key`. */
  readonly writes?: string;
}
