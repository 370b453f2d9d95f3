import type { Json, JsonObject } from '#base/json.ts';
import type { Fields } from '#kit/field.ts';
import { type FieldContext, FieldInput } from './field-input.tsx';

export interface FieldListProps {
  readonly fields: Fields;
  readonly values: JsonObject;
  readonly onChange: (values: JsonObject) => void;
  readonly context: FieldContext;
  /** Of the group that holds them; absent: the top. */
  readonly path?: string;
}

/** Declared fields in their order; the advanced ones behind "More settings", open where one of them is set or wrong. */
export function FieldList({ fields, values, onChange, context, path = '' }: FieldListProps) {
  const entries = Object.entries(fields);
  const plain = entries.filter(([, field]) => !field.advanced);
  const advanced = entries.filter(([, field]) => field.advanced);
  const pathOf = (key: string) => (path === '' ? key : `${path}.${key}`);
  const draw = ([key, field]: (typeof entries)[number]) => (
    <FieldInput
      key={key}
      field={field}
      path={pathOf(key)}
      value={Object.hasOwn(values, key) ? values[key] : undefined}
      onChange={(value) => onChange(withValue(values, key, value))}
      context={context}
    />
  );
  const isOpen = advanced.some(
    ([key]) => Object.hasOwn(values, key) || Object.keys(context.problems).some((at) => at === pathOf(key) || at.startsWith(`${pathOf(key)}.`)),
  );
  return (
    <div className="field-list">
      {plain.map(draw)}
      {advanced.length > 0 ? (
        <details className="field-more" open={isOpen || undefined}>
          <summary>More settings</summary>
          {advanced.map(draw)}
        </details>
      ) : null}
    </div>
  );
}

/** Left out is left out: no null, no empty text reaches the manifest. */
function withValue(values: JsonObject, key: string, value: Json | undefined): JsonObject {
  const { [key]: _, ...rest } = values;
  if (value === undefined) return rest;
  return Object.hasOwn(values, key) ? { ...values, [key]: value } : { ...rest, [key]: value };
}
