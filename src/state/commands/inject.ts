import { applyEdits, positionsOf, type TextEdit } from '#base/text-edit.ts';
import { textOf } from '#model/files.ts';
import { problem } from '#model/problem.ts';
import type { EditedProject, EditWorld } from '../edit-world.ts';
import { applyDraft } from '../resource-form-apply.ts';
import { insertionOf, updateOf } from '../resource-form-call.ts';
import type { FormDraft } from '../resource-form-draft.ts';
import { formProblems, isReady } from '../resource-form-problems.ts';
import { closeForm } from './open-form.ts';

/** The form's last button: the code and the manifest are changed together, as one step of undo. */
export function inject(world: EditWorld): void {
  const { draft } = world.form.getState();
  const opened = world.bench.opened();
  if (!draft || !opened || !isReady(formProblems(draft, opened.project, world.bench.catalogue()))) return;
  const edited = applyDraft(draft, opened.project);
  if (edited.problem) {
    world.bench.report(edited.problem);
    return;
  }
  const code = codeOf(world, draft, opened);
  if (code === 'refused') return;
  const project = edited.project === opened.project ? {} : { project: edited.project };
  const isChanged = 'project' in project || (code?.edits.length ?? 0) > 0;
  const step = { label: labelOf(draft), ...project, ...(code ? { edits: [{ file: code.file, edits: code.edits }] } : {}) };
  if (isChanged && !world.bench.apply(step)) return;
  closeForm(world);
  if (code && isChanged) world.bench.reveal(code.at);
}

interface CodeChange {
  readonly file: string;
  readonly edits: readonly TextEdit[];
  /** Where to look afterwards. */
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
}

function codeOf(world: EditWorld, draft: FormDraft, opened: EditedProject): CodeChange | 'refused' | undefined {
  const { intent } = draft;
  if (intent.kind === 'update-operation') {
    const { file, line, column } = intent.mark;
    return { file, edits: updateOf(draft, opened.files, world.bench.catalogue()), at: { file, line, column } };
  }
  if (intent.kind !== 'insert-operation') return undefined;
  const insertion = insertionOf(draft, opened.files, world.bench.catalogue());
  if (insertion.kind === 'none') {
    world.bench.report(problem('PropertyInvalid', { at: { file: intent.file }, summary: insertion.reason, remedy: 'drop it inside a function' }));
    return 'refused';
  }
  const after = applyEdits(textOf(opened.files, intent.file) ?? '', insertion.edits);
  return { file: intent.file, edits: insertion.edits, at: { file: intent.file, ...positionsOf(after)(insertion.selection.from) } };
}

function labelOf(draft: FormDraft): string {
  switch (draft.intent.kind) {
    case 'insert-operation':
      return `insert ${draft.operation}`;
    case 'update-operation':
      return `edit ${draft.operation}`;
    case 'add-trigger':
      return `add the trigger ${draft.triggerName}`;
    case 'update-trigger':
      return `edit the trigger ${draft.triggerName}`;
    case 'define-resource':
      return `define ${draft.name}`;
  }
}
