import type { JsonObject } from '#base/json.ts';
import { resourceTypeOf, variableOf } from '#kit/catalogue.ts';
import { resourceReferences } from '#kit/resource-references.ts';
import { renameResource as rename } from '#model/edit/rename-resource.ts';
import { setProperties, setReference } from '#model/edit/resources.ts';
import { variableBase } from '#model/names.ts';
import type { EditWorld } from '../edit-world.ts';
import { renameEdits } from '../rename-edits.ts';
import { applyEdit } from './apply-edit.ts';

export function setResourceProperties({ bench }: EditWorld, name: string, properties: JsonObject): void {
  applyEdit(bench, `change ${name}`, (project) => setProperties(project, name, properties));
}

export function setResourceReference({ bench }: EditWorld, name: string, reference: string): void {
  applyEdit(bench, `change ${name}`, (project) => setReference(project, name, reference));
}

/** Renames it in the manifest, and its variable wherever code names it: one step. */
export function renameResource({ bench, inspector }: EditWorld, name: string, to: string): void {
  const opened = bench.opened();
  if (!opened) return;
  const catalogue = bench.catalogue();
  const edited = rename(opened.project, name, to, (definition) =>
    resourceReferences(resourceTypeOf(catalogue, definition.type)?.fields ?? {}, definition.properties ?? {}),
  );
  if (edited.problem) {
    bench.report(edited.problem);
    return;
  }
  const type = opened.project.resources[name]?.type ?? '';
  const before = variableOf(catalogue, name, type, variableBase);
  const after = variableOf(catalogue, to, type, variableBase);
  const isRenamed = bench.apply({
    label: `rename ${name}`,
    project: edited.project,
    ...(before === undefined || after === undefined || before === after ? {} : { edits: renameEdits(opened.files, before, after) }),
  });
  if (!isRenamed) return;
  const { chosen } = inspector.getState();
  if (chosen?.kind === 'resource' && chosen.name === name) inspector.setState({ chosen: { kind: 'resource', name: to } });
}
