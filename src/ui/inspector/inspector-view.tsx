import { type Catalogue, resourceTypeOf, serviceOf, triggerTypeOf, variableOf } from '#kit/catalogue.ts';
import { variableBase } from '#model/names.ts';
import type { Project } from '#model/project.ts';
import type { ScanResult } from '#model/usage.ts';
import type { Inspected } from '#state/inspector.ts';
import { unusedReport } from '#state/unused.ts';
import { TriggerList } from '../parts/trigger-list.tsx';
import { FunctionView } from './function-view.tsx';
import type { InspectorActions } from './inspector-actions.ts';
import { OperationView } from './operation-view.tsx';
import { ResourceView } from './resource-view.tsx';
import './inspector.css';

export interface InspectorViewProps {
  readonly inspected: Inspected | undefined;
  readonly project: Project;
  readonly scan: ScanResult;
  /** Names of data holders that the stack has, where that is known. */
  readonly holders?: readonly string[] | undefined;
  readonly catalogue: Catalogue;
  readonly actions: InspectorActions;
}

/** What is chosen, or what the cursor is on. */
export function InspectorView({ inspected, project, scan, holders, catalogue, actions }: InspectorViewProps) {
  return (
    <div className="inspector">
      {inspected?.kind === 'function' && Object.hasOwn(project.functions, inspected.name) ? (
        <FunctionSections name={inspected.name} project={project} catalogue={catalogue} actions={actions} />
      ) : inspected?.kind === 'resource' && Object.hasOwn(project.resources, inspected.name) ? (
        <ResourceSections name={inspected.name} project={project} scan={scan} holders={holders} catalogue={catalogue} actions={actions} />
      ) : inspected?.kind === 'operation' ? (
        <OperationView
          mark={inspected.mark}
          usages={scan.usages.filter(
            (one) => one.kind === 'operation' && one.file === inspected.mark.file && one.line === inspected.mark.line && one.column === inspected.mark.column,
          )}
          serviceTitle={catalogue.services.find((one) => one.sdk === inspected.mark.service)?.title ?? inspected.mark.service}
          onEdit={() => actions.editCall(inspected.mark)}
          onResource={(name) => actions.inspect({ kind: 'resource', name })}
        />
      ) : (
        <p className="inspector-empty empty-note">Put the cursor on a function or a call, or choose a resource, to see it here.</p>
      )}
    </div>
  );
}

type SectionsProps = Omit<InspectorViewProps, 'inspected' | 'scan' | 'holders'> & { readonly name: string };

function FunctionSections({ name, project, catalogue, actions }: SectionsProps) {
  const definition = project.functions[name];
  const own = Object.keys(definition?.environment ?? {});
  const shared = Object.keys(project.environment).filter((key) => !own.includes(key));
  return (
    <>
      <FunctionView
        key={name}
        project={project}
        name={name}
        runtimes={catalogue.runtimes}
        onConfigure={(change) => actions.configure(name, change)}
        onRename={(to) => actions.renameFunction(name, to)}
        onOpenEntry={(file) => actions.reveal({ file })}
      />
      <section aria-label={`Triggers of ${name}`} className="inspector-section">
        <h2>Triggers</h2>
        <TriggerList
          triggers={definition?.triggers ?? {}}
          titleOf={(type) => triggerTypeOf(catalogue, type)?.title ?? type}
          onEdit={(trigger) => actions.editTrigger(name, trigger)}
          onRemove={(trigger) => actions.removeTrigger(name, trigger)}
          addTo={catalogue.services.filter((one) => Object.keys(one.triggers).length > 0).map((one) => ({ id: one.id, title: one.title }))}
          onAdd={(service) => actions.addTrigger(name, service)}
        />
      </section>
      <section aria-label={`Environment of ${name}`} className="inspector-section">
        <h2>Environment</h2>
        <p className="empty-note">{own.length + shared.length === 0 ? 'No variables of its own.' : [...own, ...shared].join(', ')}</p>
        <button type="button" className="button button-small" onClick={actions.openEnvironment}>
          Environment…
        </button>
      </section>
      <section aria-label={`Permissions of ${name}`} className="inspector-section">
        <h2>Permissions</h2>
        <button type="button" className="button button-small" onClick={() => actions.openPermissions(name)}>
          Permissions…
        </button>
      </section>
    </>
  );
}

function ResourceSections({ name, project, scan, holders, catalogue, actions }: SectionsProps & Pick<InspectorViewProps, 'scan' | 'holders'>) {
  const type = project.resources[name]?.type ?? '';
  const report = unusedReport(project, scan, catalogue, { holders });
  return (
    <ResourceView
      key={name}
      project={project}
      name={name}
      entry={resourceTypeOf(catalogue, type)}
      variable={variableOf(catalogue, name, type, variableBase)}
      serviceTitle={serviceOf(catalogue, type.split('.', 1)[0] as string)?.title}
      usage={[...report.used, ...report.unused].find((one) => one.resource === name)}
      resourcesOf={(of) => Object.keys(project.resources).filter((one) => project.resources[one]?.type === of)}
      onProperties={(properties) => actions.setProperties(name, properties)}
      onReference={(reference) => actions.setReference(name, reference)}
      onRename={(to) => actions.renameResource(name, to)}
      onRemove={() => actions.removeResource(name)}
      onJump={(file, line, column) => actions.reveal({ file, line, column })}
    />
  );
}
