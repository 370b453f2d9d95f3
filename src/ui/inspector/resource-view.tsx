import { useEffect, useRef, useState } from 'react';
import type { JsonObject } from '#base/json.ts';
import type { ResourceTypeEntry } from '#kit/catalogue.ts';
import { fieldProblems } from '#kit/field-problems.ts';
import { renameResource } from '#model/edit/rename-resource.ts';
import type { Project } from '#model/project.ts';
import { type UsageSummary, unusedText } from '#state/unused.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { FieldList } from '../parts/fields/field-list.tsx';
import { SettingInput } from './setting-input.tsx';

export interface ResourceViewProps {
  readonly project: Project;
  readonly name: string;
  readonly entry: ResourceTypeEntry | undefined;
  readonly variable: string | undefined;
  readonly serviceTitle: string | undefined;
  readonly usage: UsageSummary | undefined;
  readonly resourcesOf: (type: string) => readonly string[];
  readonly onProperties: (properties: JsonObject) => void;
  readonly onReference: (reference: string) => void;
  readonly onRename: (to: string) => void;
  readonly onRemove: () => void;
  readonly onJump: (file: string, line: number, column: number) => void;
}

/** A resource's settings, who uses it, and the variable by which code names it. */
export function ResourceView({
  project,
  name,
  entry,
  variable,
  serviceTitle,
  usage,
  resourcesOf,
  onProperties,
  onReference,
  onRename,
  onRemove,
  onJump,
}: ResourceViewProps) {
  const definition = project.resources[name];
  if (!definition) return null;
  const uses = usage ? [...usage.triggers, ...usage.operations] : [];
  const words = (text: string) => {
    const wrong = renameResource(project, name, text, () => []).problem;
    return wrong && `${wrong.summary}; ${wrong.remedy}`;
  };
  return (
    <section aria-label={`Resource ${name}`} className="inspector-section">
      <SettingInput
        label={entry ? `${serviceTitle ?? ''} ${entry.title.toLowerCase()}`.trim() : definition.type}
        value={name}
        note={
          definition.origin === 'project' && entry?.holdsData
            ? 'Once deployed, another name is another resource: what this one holds stays behind. Enter renames it, here and in the code.'
            : 'Enter renames it, here and in the code.'
        }
        check={words}
        onSave={onRename}
      />
      {variable === undefined ? null : (
        <p className="field-help">
          In code: <code>process.env.{variable}</code>
        </p>
      )}
      {definition.origin === 'account' ? (
        <SettingInput
          label="Name or ARN in the account"
          isCode
          value={definition.reference ?? ''}
          check={(text) => (text.trim() === '' ? 'needs the name or ARN of what exists' : undefined)}
          onSave={onReference}
        />
      ) : (
        <Properties entry={entry} properties={definition.properties ?? {}} resourcesOf={resourcesOf} onSave={onProperties} />
      )}
      <h2>Usages</h2>
      {uses.length === 0 ? <p className="empty-note">{usage ? unusedText(usage) : 'No call and no trigger uses it.'}</p> : null}
      <ul className="uses">
        {uses.map((use) => (
          <li key={`${use.kind} ${use.function} ${use.file} ${use.line} ${use.column}`}>
            <button type="button" className="link" onClick={() => onJump(use.file, use.line, use.column)}>
              {use.kind === 'trigger' ? `⚡ triggers ${use.function}` : `${use.operation} · ${use.file}:${use.line}`}
            </button>
          </li>
        ))}
      </ul>
      <ConfirmButton
        className="button button-small button-danger"
        label={`Remove ${name}`}
        question={`Remove ${name} from the project?`}
        detail={
          uses.length === 0
            ? 'It can be restored from Unused until the next deployment.'
            : `${uses.length === 1 ? 'One place uses' : `${uses.length} places use`} it; triggers go with it, calls stay in the code and will no longer find it.`
        }
        verb="Remove"
        onConfirm={onRemove}
      >
        Remove {name}
      </ConfirmButton>
    </section>
  );
}

interface PropertiesProps {
  readonly entry: ResourceTypeEntry | undefined;
  readonly properties: JsonObject;
  readonly resourcesOf: (type: string) => readonly string[];
  readonly onSave: (properties: JsonObject) => void;
}

// A change is saved when the hand rests or the field is left: a word that is typed is one step of undo, not one for each letter.
const REST = 700;

function Properties({ entry, properties, resourcesOf, onSave }: PropertiesProps) {
  const [draft, setDraft] = useState(properties);
  const saved = JSON.stringify(properties);
  const typed = JSON.stringify(draft);
  const fields = entry?.fields ?? {};
  const problems = fieldProblems(fields, draft);
  useEffect(() => setDraft(JSON.parse(saved) as JsonObject), [saved]);
  const save = () => {
    if (typed !== saved && Object.keys(problems).length === 0) onSave(draft);
  };
  const rested = useRef<(seen: string) => void>(save);
  rested.current = (seen) => seen === typed && save();
  useEffect(() => {
    const timer = setTimeout(() => rested.current(typed), REST);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears when the focus leaves its fields
    <div onBlur={save}>
      <FieldList fields={fields} values={draft} onChange={setDraft} context={{ problems, resourcesOf }} />
    </div>
  );
}
