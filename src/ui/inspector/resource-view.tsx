import type { JsonObject } from '#base/json.ts';
import type { ResourceTypeEntry } from '#kit/catalogue.ts';
import { fieldProblems } from '#kit/field-problems.ts';
import { renameResource } from '#model/edit/rename-resource.ts';
import type { Project } from '#model/project.ts';
import type { UsageSummary } from '#state/unused.ts';
import { FieldList } from '../parts/fields/field-list.tsx';
import { SettingInput } from './setting-input.tsx';

export interface ResourceViewProps {
  readonly project: Project;
  readonly name: string;
  readonly entry: ResourceTypeEntry | undefined;
  readonly variable: string | undefined;
  readonly usage: UsageSummary | undefined;
  readonly resourcesOf: (type: string) => readonly string[];
  readonly onProperties: (properties: JsonObject) => void;
  readonly onReference: (reference: string) => void;
  readonly onRename: (to: string) => void;
  readonly onRemove: () => void;
  readonly onJump: (file: string, line: number, column: number) => void;
}

/** A resource's settings, who uses it, and the variable by which code names it. */
export function ResourceView({ project, name, entry, variable, usage, resourcesOf, onProperties, onReference, onRename, onRemove, onJump }: ResourceViewProps) {
  const definition = project.resources[name];
  if (!definition) return null;
  const uses = usage ? [...usage.triggers, ...usage.operations] : [];
  const words = (text: string) => {
    const wrong = renameResource(project, name, text, () => []).problem;
    return wrong && `${wrong.summary}; ${wrong.remedy}`;
  };
  return (
    <section aria-label={`Resource ${name}`} className="inspector-section">
      <SettingInput label={entry?.title ?? definition.type} value={name} check={words} onSave={onRename} />
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
        <FieldList
          fields={entry?.fields ?? {}}
          values={definition.properties ?? {}}
          onChange={onProperties}
          context={{ problems: fieldProblems(entry?.fields ?? {}, definition.properties ?? {}), resourcesOf }}
        />
      )}
      <h3>Usages</h3>
      {uses.length === 0 ? <p className="empty-note">No call and no trigger uses it: it is left out of the template.</p> : null}
      <ul className="uses">
        {uses.map((use) => (
          <li key={`${use.kind} ${use.function} ${use.file} ${use.line} ${use.column}`}>
            <button type="button" className="link" onClick={() => onJump(use.file, use.line, use.column)}>
              {use.kind === 'trigger' ? `⚡ triggers ${use.function}` : `${use.operation} · ${use.file}:${use.line}`}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-small button-danger" onClick={onRemove}>
        Remove {name}
      </button>
    </section>
  );
}
