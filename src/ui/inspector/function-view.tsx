import { useId } from 'react';
import type { Runtime } from '#kit/catalogue.ts';
import { configureFunction, type FunctionChange, renameFunction } from '#model/edit/functions.ts';
import { type Project, settingsOf } from '#model/project.ts';
import { SettingInput } from './setting-input.tsx';

export interface FunctionViewProps {
  readonly project: Project;
  readonly name: string;
  readonly runtimes: readonly Runtime[];
  readonly onConfigure: (change: FunctionChange) => void;
  readonly onRename: (to: string) => void;
  readonly onOpenEntry: (path: string) => void;
}

/** A function's settings. An empty setting is its default, which shows as the placeholder. */
export function FunctionView({ project, name, runtimes, onConfigure, onRename, onOpenEntry }: FunctionViewProps) {
  const id = useId();
  const definition = project.functions[name];
  if (!definition) return null;
  const settings = settingsOf(definition);
  const wordsFor = (change: FunctionChange) => {
    const wrong = configureFunction(project, name, change).problem;
    return wrong && `${wrong.summary}; ${wrong.remedy}`;
  };
  const number = (key: 'memory' | 'timeout' | 'concurrency' | 'logRetention', label: string, unit: string, standard: string) => (
    <SettingInput
      label={label}
      unit={unit}
      isNumber
      value={definition[key] === undefined ? '' : String(definition[key])}
      placeholder={standard}
      check={(text) => wordsFor({ [key]: numberOf(text) })}
      onSave={(text) => onConfigure({ [key]: numberOf(text) })}
    />
  );
  return (
    <section aria-label={`Function ${name}`} className="inspector-section">
      <SettingInput label="Function" value={name} check={(text) => wordsOf(renameFunction(project, name, text).problem)} onSave={onRename} />
      <SettingInput label="Entry" isCode value={definition.entry} check={(text) => wordsFor({ entry: text })} onSave={(entry) => onConfigure({ entry })} />
      <button type="button" className="link" onClick={() => onOpenEntry(definition.entry)}>
        Open {definition.entry}
      </button>
      <SettingInput
        label="Export"
        isCode
        value={definition.export ?? ''}
        placeholder="handler"
        check={(text) => (/^([A-Za-z_$][\w$]*)?$/.test(text) ? undefined : `"${text}" is not a name`)}
        onSave={(text) => onConfigure({ export: text === '' ? undefined : text })}
      />
      <div className="field">
        <label className="field-name" htmlFor={`${id}-runtime`}>
          Runtime
        </label>
        <select id={`${id}-runtime`} className="input" value={settings.runtime} onChange={(event) => onConfigure({ runtime: event.target.value })}>
          {runtimes.some((one) => one.id === settings.runtime) ? null : <option value={settings.runtime}>{settings.runtime} (unknown)</option>}
          {runtimes
            .filter((one) => !one.deprecated || one.id === settings.runtime)
            .map((one) => (
              <option key={one.id} value={one.id} disabled={one.language !== 'node' && one.id !== settings.runtime}>
                {one.language === 'node' ? one.title : `${one.title} (cannot be built yet)`}
              </option>
            ))}
        </select>
      </div>
      <div className="field">
        <label className="field-name" htmlFor={`${id}-architecture`}>
          Architecture
        </label>
        <select
          id={`${id}-architecture`}
          className="input"
          value={settings.architecture}
          onChange={(event) => onConfigure({ architecture: event.target.value as 'x86_64' | 'arm64' })}
        >
          <option value="x86_64">x86_64</option>
          <option value="arm64">arm64</option>
        </select>
      </div>
      {number('memory', 'Memory', 'MB', '256')}
      {number('timeout', 'Timeout', 'seconds', '10')}
      <details className="field-more">
        <summary>More settings</summary>
        <SettingInput
          label="Description"
          value={definition.description ?? ''}
          check={() => undefined}
          onSave={(text) => onConfigure({ description: text === '' ? undefined : text })}
        />
        {number('concurrency', 'Reserved concurrency', 'at once', 'unreserved')}
        {number('logRetention', 'Keep logs', 'days', '30')}
        <div className="field field-inline">
          <div className="field-head">
            <input
              id={`${id}-tracing`}
              type="checkbox"
              className="toggle"
              checked={definition.tracing === true}
              onChange={(event) => onConfigure({ tracing: event.target.checked ? true : undefined })}
            />
            <label className="field-name" htmlFor={`${id}-tracing`}>
              Tracing
            </label>
          </div>
        </div>
      </details>
    </section>
  );
}

function numberOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text);
}

function wordsOf(wrong: { readonly summary: string; readonly remedy: string } | undefined): string | undefined {
  return wrong && `${wrong.summary}; ${wrong.remedy}`;
}
