import { applyEdits, type TextEdit } from '#base/text-edit.ts';
import { type Catalogue, serviceOf } from '#kit/catalogue.ts';
import { type ProjectFiles, textOf } from '#model/files.ts';
import type { CallMark, FieldValues } from '#model/usage.ts';
import { resourceNameOf, triggerOf } from './resource-form-apply.ts';
import { insertionOf, updateOf } from './resource-form-call.ts';
import type { FormDraft } from './resource-form-draft.ts';
import { type NeededGrant, neededGrants } from './resource-form-grants.ts';

/** What the form's last button will write, shown before it is pressed. */
export interface FormPreview {
  /** The call, as it will stand; undefined where none is written. */
  readonly code: string | undefined;
  /** Lines that are added elsewhere in the file: imports, the client. */
  readonly setup: readonly string[];
  readonly grants: readonly NeededGrant[];
  /** What a trigger writes, as it will stand in the manifest. */
  readonly manifest?: string | undefined;
  /** Worth knowing before: the function around becomes `async`; the call can't go there. */
  readonly note?: string | undefined;
}

export function formPreview(draft: FormDraft, files: ProjectFiles, catalogue: Catalogue): FormPreview {
  if (draft.trigger !== undefined) {
    return { code: undefined, setup: [], grants: [], manifest: JSON.stringify({ [draft.triggerName]: triggerOf(draft) }, null, 2) };
  }
  const service = serviceOf(catalogue, draft.service);
  const operation = draft.operation === undefined ? undefined : service?.operations[draft.operation];
  if (!service || !operation) return { code: undefined, setup: [], grants: [] };
  const grants = neededGrants(service, operation, draft.values, resourceNameOf(draft) ?? '');
  if (draft.intent.kind === 'update-operation') return { code: updatedCall(draft, draft.intent.mark, files, catalogue), setup: [], grants };
  const insertion = insertionOf(draft, files, catalogue, withGaps(draft, operation.fields));
  if (insertion.kind === 'none') return { code: '', setup: [], grants, note: insertion.reason };
  return {
    code: insertion.statement,
    setup: setupLines(draft, files, insertion.edits, insertion.statement.split('\n', 1)[0] as string),
    grants,
    note: insertion.needsAsync ? asyncNote(insertion.consequence, insertion.unawaited ?? []) : undefined,
  };
}

function asyncNote(consequence: string | undefined, unawaited: readonly number[]): string {
  const wrong = consequence === undefined ? '' : ` Here that changes what the code does: ${consequence}. Drop it outside, or use a loop.`;
  const calls = unawaited.length === 0 ? '' : ` It is called without \`await\` in ${linesText(unawaited)}.`;
  return `The function around becomes async: whoever calls it gets a promise from now on.${calls}${wrong}`;
}

/** `line 4`, `lines 4 and 7`, `lines 4, 7, 9 and 2 more`. */
function linesText(lines: readonly number[]): string {
  const more = lines.length - MOST_LINES;
  const parts = [...lines.slice(0, MOST_LINES).map(String), ...(more > 0 ? [`${more} more`] : [])];
  const last = parts.pop();
  return parts.length === 0 ? `line ${last}` : `lines ${parts.join(', ')} and ${last}`;
}

const MOST_LINES = 3;

/** The whole lines, as they will stand: a name that joins an import tells nothing alone. */
function setupLines({ intent }: FormDraft, files: ProjectFiles, edits: readonly TextEdit[], statement: string): readonly string[] {
  const text = intent.kind === 'insert-operation' ? (textOf(files, intent.file) ?? '') : '';
  const after = applyEdits(text, edits);
  const lines = new Set<string>();
  let shift = 0;
  for (const edit of [...edits].sort((left, right) => left.from - right.from)) {
    const from = edit.from + shift;
    shift += edit.text.length - (edit.to - edit.from);
    const written = edit.text.trim();
    // The note tells of `async`, and of the type that is replaced for it.
    if (written === '' || written === 'async' || edit.to > edit.from || written.includes(statement)) continue;
    const start = from + edit.text.indexOf(written);
    const end = start + written.length;
    const lineEnd = after.indexOf('\n', end);
    const whole = after.slice(after.lastIndexOf('\n', start - 1) + 1, lineEnd === -1 ? undefined : lineEnd);
    for (const line of whole.split('\n')) if (line.trim() !== '') lines.add(line.trimEnd());
  }
  return [...lines];
}

/** The call as it will stand. */
function updatedCall(draft: FormDraft, mark: CallMark, files: ProjectFiles, catalogue: Catalogue): string {
  const text = textOf(files, mark.file) ?? '';
  const edits = updateOf(draft, files, catalogue);
  const end = Math.max(mark.to, mark.argumentsTo ?? 0);
  const grown = edits.reduce((sum, edit) => sum + edit.text.length - (edit.to - edit.from), 0);
  return applyEdits(text, edits).slice(mark.from, end + grown);
}

/** A required field that isn't filled in yet shows as a gap. */
function withGaps(draft: FormDraft, fields: Readonly<Record<string, { readonly optional?: boolean }>>): FieldValues {
  const gaps = Object.entries(fields).filter(([key, field]) => !field.optional && draft.values[key] === undefined);
  return { ...draft.values, ...Object.fromEntries(gaps.map(([key]) => [key, { kind: 'expression', code: '…' } as const])) };
}
