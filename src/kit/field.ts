// kit is what a room must say: the shapes that clouds fill in, and the ports that the world must offer.
// Everything that goes into the catalogue is plain data, because it travels to workers by postMessage.

/** A field of a form, declared by a room and drawn by one component. */
export type Field =
  | (FieldBase & {
      readonly kind: 'text';
      readonly pattern?: string;
      /** After "has to …", for what the pattern means. Absent: the placeholder shows it. */
      readonly rule?: string;
      /** What no pattern can tell: an IANA time zone. */
      readonly format?: 'time-zone';
      /** Several words with spaces between: what each has to be. Told of before the pattern of the whole. */
      readonly words?: readonly FieldWord[];
      readonly multiline?: boolean;
    })
  | (FieldBase & { readonly kind: 'number'; readonly minimum?: number; readonly maximum?: number; readonly integer?: boolean; readonly unit?: string })
  | (FieldBase & { readonly kind: 'toggle' })
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] })
  /** Any JSON, or only an object. */
  | (FieldBase & { readonly kind: 'json'; readonly shape?: 'object' })
  | (FieldBase & { readonly kind: 'list'; readonly item: Field })
  | (FieldBase & { readonly kind: 'group'; readonly fields: Readonly<Record<string, Field>> })
  /** The name of another resource of the project. */
  | (FieldBase & { readonly kind: 'resource'; readonly type: string });

export interface FieldWord {
  /** `hours` */
  readonly title: string;
  readonly pattern: string;
  /** After "use …". */
  readonly takes: string;
}

export interface FieldBase {
  /** Sentence case: `Object key`. */
  readonly label: string;
  readonly optional?: boolean;
  readonly help?: string;
  readonly placeholder?: string;
  /** What the cloud does when the field is left out, shown as the placeholder; also the sample of laws and previews. */
  readonly default?: string | number | boolean;
  /** Hidden behind "More settings". */
  readonly advanced?: boolean;
  /** A value of the right shape for the laws' round trips, where `default` doesn't serve. */
  readonly sample?: unknown;
  /** Changing it after a deployment makes the cloud replace the resource. */
  readonly replaces?: boolean;
}

type Of<K extends Field['kind']> = Omit<Extract<Field, { kind: K }>, 'kind'>;

export const text = (of: Of<'text'>): Field => ({ kind: 'text', ...of });
export const number = (of: Of<'number'>): Field => ({ kind: 'number', ...of });
export const toggle = (of: Of<'toggle'>): Field => ({ kind: 'toggle', ...of });
export const choice = (of: Of<'choice'>): Field => ({ kind: 'choice', ...of });
export const json = (of: Of<'json'>): Field => ({ kind: 'json', ...of });
export const list = (of: Of<'list'>): Field => ({ kind: 'list', ...of });
export const group = (of: Of<'group'>): Field => ({ kind: 'group', ...of });
export const resource = (of: Of<'resource'>): Field => ({ kind: 'resource', ...of });

export type Fields = Readonly<Record<string, Field>>;
