import { readCallAt } from '#engine/tracking/read-call.ts';
import { serviceOf } from '#kit/catalogue.ts';
import type { CallMark } from '#model/usage.ts';
import type { EditWorld } from '../edit-world.ts';
import { type FormDraft, startDraft, withOperation } from '../resource-form-draft.ts';
import { inspect } from './inspect.ts';
import { showForm } from './open-form.ts';

/** Opens the form on a call that stands in the code. One that has no form is shown in the inspector, to be edited where it stands. */
export function editOperation(world: EditWorld, mark: CallMark): void {
  const opened = world.bench.opened();
  if (!opened) return;
  const catalogue = world.bench.catalogue();
  const read = readCallAt({ catalogue, files: opened.files, file: mark.file, offset: mark.from });
  inspect(world, { kind: 'operation', mark });
  const operation = read?.operationId === undefined ? undefined : serviceOf(catalogue, read.service)?.operations[read.operationId];
  if (!read || read.operationId === undefined || !operation) {
    world.bench.reveal({ file: mark.file, line: mark.line, column: mark.column });
    return;
  }
  const start = startDraft({ intent: { kind: 'update-operation', mark }, service: read.service }, opened.project, catalogue);
  const known =
    mark.resource !== null && opened.project.resources[mark.resource]?.type === `${read.service}.${operation.resourceType}` ? mark.resource : undefined;
  const draft = withOperation({ ...start, values: read.values }, read.operationId, opened.project, catalogue, known);
  const { existing: _, ...unknown } = draft;
  const isLocked = read.unreadable.length > 0 && read.resourceRange === undefined && Object.keys(read.ranges).length === 0;
  const shown: FormDraft = known === undefined ? { ...unknown, tab: 'existing' } : draft;
  showForm(world, { ...shown, unreadable: read.unreadable, isLocked });
}
