import { useId } from 'react';
import { listText } from '#base/list-text.ts';
import type { ServiceEntry, TriggerEntry } from '#kit/catalogue.ts';
import type { Operation } from '#kit/operation.ts';
import type { FormDraft } from '#state/resource-form-draft.ts';
import type { FormProblems } from '#state/resource-form-problems.ts';
import { FieldList } from '../parts/fields/field-list.tsx';
import { ValueList } from '../parts/fields/value-list.tsx';

interface SectionProps {
  readonly draft: FormDraft;
  readonly service: ServiceEntry;
  readonly problems: FormProblems;
  readonly resourcesOf: (type: string) => readonly string[];
  readonly showProblems: boolean;
  readonly onChange: (draft: FormDraft) => void;
  /** The kind is fixed when what stands already is edited. */
  readonly onKind?: ((id: string) => void) | undefined;
}

/** Which operation, with its fields: literals or expressions. */
export function OperationSection({ draft, service, problems, resourcesOf, showProblems, onChange, onKind }: SectionProps) {
  const operation: Operation | undefined = draft.operation === undefined ? undefined : service.operations[draft.operation];
  const options = Object.entries(service.operations).map(([id, entry]) => ({ id, title: entry.title }));
  if (!operation) return null;
  return (
    <section className="form-section" aria-label="Operation">
      <Kind label="Operation" options={options} value={draft.operation ?? ''} description={operation.description} onKind={onKind} />
      {draft.unreadable.length > 0 ? (
        <p className="form-note" role="note">
          This form can't show {listText(draft.unreadable)}: it is left as it stands.
        </p>
      ) : null}
      <ValueList
        fields={operation.fields}
        values={draft.values}
        isLocked={draft.isLocked}
        onChange={(values) => onChange({ ...draft, values })}
        context={{ problems: showProblems ? problems.values : judged(problems.values, draft.values), resourcesOf }}
      />
    </section>
  );
}

/** Which trigger, of which function, with its options. */
export function TriggerSection({
  draft,
  service,
  problems,
  resourcesOf,
  showProblems,
  onChange,
  onKind,
  functions,
  onFunction,
}: SectionProps & { readonly functions: readonly string[]; readonly onFunction: (name: string) => void }) {
  const id = useId();
  const entry: TriggerEntry | undefined = draft.trigger === undefined ? undefined : service.triggers[draft.trigger];
  const options = Object.values(service.triggers).map((one) => ({ id: one.id, title: one.title }));
  if (!entry) return null;
  return (
    <section className="form-section" aria-label="Trigger">
      {draft.intent.kind === 'add-trigger' && functions.length > 1 ? (
        <div className="field">
          <label className="field-name" htmlFor={`${id}-function`}>
            Function
          </label>
          <select id={`${id}-function`} className="input" value={draft.intent.function} onChange={(event) => onFunction(event.target.value)}>
            {functions.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
      ) : null}
      <Kind label="Trigger" options={options} value={draft.trigger ?? ''} description={entry.description} onKind={onKind} />
      <FieldList
        fields={entry.fields}
        values={draft.options}
        onChange={(next) => onChange({ ...draft, options: next })}
        context={{ problems: showProblems ? problems.options : judged(problems.options, draft.options), resourcesOf }}
      />
      <div className="field" data-invalid={problems.triggerName !== undefined || undefined}>
        <label className="field-name" htmlFor={id}>
          Name of the trigger
        </label>
        <input
          id={id}
          className="input"
          type="text"
          spellCheck={false}
          autoComplete="off"
          value={draft.triggerName}
          aria-invalid={problems.triggerName !== undefined || undefined}
          aria-describedby={problems.triggerName === undefined ? undefined : `${id}-problem`}
          onChange={(event) => onChange({ ...draft, triggerName: event.target.value })}
        />
        {problems.triggerName === undefined ? null : (
          <p className="field-problem" id={`${id}-problem`}>
            {problems.triggerName}
          </p>
        )}
      </div>
    </section>
  );
}

interface KindProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly value: string;
  readonly description: string | undefined;
  readonly onKind: ((id: string) => void) | undefined;
}

function Kind({ label, options, value, description, onKind }: KindProps) {
  const id = useId();
  return (
    <>
      <h3>
        <label htmlFor={id}>{label}</label>
      </h3>
      <select id={id} className="input" value={value} disabled={onKind === undefined} onChange={(event) => onKind?.(event.target.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.title}
          </option>
        ))}
      </select>
      {description === undefined ? null : <p className="field-help">{description}</p>}
    </>
  );
}

function judged(problems: Readonly<Record<string, string>>, values: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(problems).filter(([path, text]) => !text.startsWith('needs ') && Object.hasOwn(values, path.split('.', 1)[0] as string)),
  );
}
