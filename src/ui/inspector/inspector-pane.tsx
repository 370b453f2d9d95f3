import { useMemo } from 'react';
import { configureFunction, renameFunction } from '#state/commands/configure-function.ts';
import { editTrigger } from '#state/commands/edit-trigger.ts';
import { inspect } from '#state/commands/inspect.ts';
import { removeResources } from '#state/commands/remove-resource.ts';
import { removeTrigger } from '#state/commands/remove-trigger.ts';
import { renameResource, setResourceProperties, setResourceReference } from '#state/commands/set-resource.ts';
import { openDialog } from '#state/dialogs.ts';
import { functionWithoutEntry, whatIsAt } from '#state/inspector.ts';
import { attempt } from '#state/run-command.ts';
import type { Stores } from '#state/stores.ts';
import { UnreadManifest } from '../parts/unread-manifest.tsx';
import { useSelect, useStores } from '../stores-context.tsx';
import type { InspectorActions } from './inspector-actions.ts';
import { InspectorView } from './inspector-view.tsx';

// They bring a parser along, which the screen does without at first.
const paletteCommands = () => import('#state/commands/use-palette.ts');
const callCommands = () => import('#state/commands/edit-operation.ts');

/** The inspector of the open project: what was chosen, else what the cursor is on. */
export function InspectorPane() {
  const stores = useStores();
  const project = useSelect(stores.project, (state) => state.project);
  const lost = useSelect(stores.project, functionWithoutEntry);
  const scan = useSelect(stores.scan, (state) => state.result);
  const holders = useSelect(stores.scan, (state) => state.holders);
  const chosen = useSelect(stores.edit.inspector, (state) => state.chosen);
  const active = useSelect(stores.editor, (state) => state.active);
  const offset = useSelect(stores.editor, (state) => state.cursor?.offset ?? 0);
  const actions = useMemo(() => actionsOf(stores), [stores]);
  if (!project) return <UnreadManifest />;
  const inspected =
    chosen ?? (active === null ? undefined : whatIsAt(scan, active, offset)) ?? (lost === undefined ? undefined : { kind: 'function' as const, name: lost });
  return <InspectorView inspected={inspected} project={project} scan={scan} holders={holders} catalogue={stores.edit.bench.catalogue()} actions={actions} />;
}

function actionsOf(stores: Stores): InspectorActions {
  const { edit, editor } = stores;
  return {
    inspect: (inspected) => inspect(edit, inspected),
    reveal: (place) => edit.bench.reveal(place),
    configure: (name, change) => configureFunction(edit, name, change),
    renameFunction: (name, to) => renameFunction(edit, name, to),
    addTrigger: (name, service) => attempt(stores, async () => (await paletteCommands()).addTriggerAtCursor(edit, editor, { service }, name)),
    editTrigger: (name, trigger) => editTrigger(edit, name, trigger),
    removeTrigger: (name, trigger) => removeTrigger(edit, name, trigger),
    openEnvironment: () => openDialog(stores, 'environment'),
    openPermissions: (name) => openDialog(stores, 'permissions', { function: name }),
    setProperties: (name, properties) => setResourceProperties(edit, name, properties),
    setReference: (name, reference) => setResourceReference(edit, name, reference),
    renameResource: (name, to) => renameResource(edit, name, to),
    removeResource: (name) => removeResources(edit, [name]),
    editCall: (mark) => attempt(stores, async () => (await callCommands()).editOperation(edit, mark)),
  };
}
