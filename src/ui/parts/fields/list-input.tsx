import { Plus, X } from 'lucide-react';
import type { Json } from '#base/json.ts';
import type { Field } from '#kit/field.ts';
import { FieldControl, FieldInput, type FieldInputProps } from './field-input.tsx';

type ListField = Extract<Field, { kind: 'list' }>;

/** A list of values of one field: a row each, with Remove, and Add under them. */
export function ListInput({ id, field, path, value, onChange, context }: Omit<FieldInputProps, 'field'> & { readonly id: string; readonly field: ListField }) {
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  const replace = (index: number, item: Json | undefined) => onChange(items.map((one, at) => (at === index ? (item ?? emptyItem(field.item)) : one)));
  const remove = (index: number) => {
    const rest = items.filter((_, at) => at !== index);
    onChange(rest.length > 0 ? rest : undefined);
  };
  return (
    <div className="field-items">
      {items.map((item, index) => {
        const at = `${path}.${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place; there is nothing else to tell two of the same value apart
          <div className="field-item" key={index}>
            {field.item.kind === 'group' ? (
              <FieldInput field={field.item} path={at} value={item} onChange={(next) => replace(index, next)} context={context} />
            ) : (
              <ItemInput
                id={`${id}-${index}`}
                field={field.item}
                label={`${field.label} ${index + 1}`}
                path={at}
                value={item}
                onChange={(next) => replace(index, next)}
                context={context}
              />
            )}
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove ${field.label} ${index + 1}`}
              disabled={context.disabled}
              onClick={() => remove(index)}
            >
              <X size={14} aria-hidden />
            </button>
          </div>
        );
      })}
      <button id={id} type="button" className="button button-small" disabled={context.disabled} onClick={() => onChange([...items, emptyItem(field.item)])}>
        <Plus size={14} aria-hidden /> Add {field.item.label.toLowerCase()}
      </button>
    </div>
  );
}

function ItemInput({ id, label, ...props }: FieldInputProps & { readonly id: string; readonly label: string }) {
  const problem = props.context.problems[props.path];
  return (
    <div className="field-item-value" data-invalid={problem !== undefined || undefined}>
      <label className="for-readers" htmlFor={id}>
        {label}
      </label>
      <FieldControl id={id} {...props} />
      {problem === undefined ? null : (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

function emptyItem(field: Field): Json {
  if (field.kind === 'group') return {};
  if (field.kind === 'list') return [];
  if (field.kind === 'toggle') return false;
  if (field.kind === 'choice') return field.options[0]?.value ?? '';
  return typeof field.default === 'number' ? field.default : '';
}
