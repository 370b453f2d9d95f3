import { useState } from 'react';
import type { Catalogue } from '#kit/catalogue.ts';
import { resourceTypeOf, serviceOf } from '#kit/catalogue.ts';
import type { Project } from '#model/project.ts';
import type { AccountList } from '#state/resource-form-account.ts';
import { type FormDraft, withFunction, withOperation, withTrigger } from '#state/resource-form-draft.ts';
import type { FormPreview } from '#state/resource-form-preview.ts';
import { type FormProblems, isReady } from '#state/resource-form-problems.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { OperationSection, TriggerSection } from './call-section.tsx';
import { Preview } from './preview.tsx';
import { ResourceSection } from './resource-section.tsx';
import './resource-form.css';

export interface FormDialogProps {
  readonly draft: FormDraft;
  readonly project: Project;
  readonly catalogue: Catalogue;
  readonly problems: FormProblems;
  readonly preview: FormPreview;
  readonly account: AccountList;
  readonly onChange: (draft: FormDraft) => void;
  readonly onReload: () => void;
  readonly onCancel: () => void;
  /** Only called when nothing is wrong any more. */
  readonly onInject: () => void;
}

/** The one form for everything that is dragged: which resource, what is done with it, and what that will write. */
export function FormDialog({ draft, project, catalogue, problems, preview, account, onChange, onReload, onCancel, onInject }: FormDialogProps) {
  const [tried, setTried] = useState(false);
  const service = serviceOf(catalogue, draft.service);
  if (!service) return null;
  const entry = draft.type === undefined ? undefined : resourceTypeOf(catalogue, draft.type);
  const resourcesOf = (type: string) => Object.keys(project.resources).filter((name) => project.resources[name]?.type === type);
  const projectNames = resourcesOf(draft.type ?? '').map((name) => ({ name, origin: project.resources[name]?.origin ?? ('project' as const) }));
  const { intent } = draft;
  const isFixed = intent.kind === 'update-operation';
  const submit = () => {
    setTried(true);
    if (isReady(problems)) onInject();
    // Once the problems are drawn, the first of them has the focus.
    else setTimeout(() => document.querySelector<HTMLElement>('.form-dialog [aria-invalid="true"]')?.focus(), 0);
  };
  const shared = { draft, service, problems, resourcesOf, showProblems: tried, onChange };
  return (
    <DialogFrame
      title={titleOf(draft, service.title)}
      className="form-dialog"
      onClose={onCancel}
      onSubmit={submit}
      footer={
        <>
          {tried && !isReady(problems) ? (
            <span className="form-blocked" role="alert">
              Something above still needs your attention.
            </span>
          ) : null}
          <button type="button" className="button" onClick={onCancel}>
            Cancel
          </button>
          <button type="submit" className="button button-primary">
            {intent.kind.startsWith('update') ? 'Update' : intent.kind === 'define-resource' ? 'Define' : 'Inject'}
          </button>
        </>
      }
    >
      <div className="form-body" data-columns={entry === undefined || intent.kind === 'define-resource' ? 1 : 2}>
        {entry === undefined ? null : (
          <ResourceSection
            draft={draft}
            entry={entry}
            problems={problems}
            projectNames={projectNames}
            account={account}
            resourcesOf={resourcesOf}
            showProblems={tried}
            onChange={onChange}
            onReload={onReload}
          />
        )}
        {draft.operation === undefined ? null : (
          <OperationSection {...shared} onKind={isFixed ? undefined : (id) => onChange(withOperation(draft, id, project, catalogue))} />
        )}
        {draft.trigger === undefined ? null : (
          <TriggerSection
            {...shared}
            onKind={(id) => onChange(withTrigger(draft, id, project, catalogue))}
            functions={Object.keys(project.functions)}
            onFunction={(name) => onChange(withFunction(draft, name, project))}
          />
        )}
      </div>
      {intent.kind === 'define-resource' ? null : <Preview {...preview} />}
    </DialogFrame>
  );
}

function titleOf({ intent }: FormDraft, service: string): string {
  switch (intent.kind) {
    case 'insert-operation':
      return `${service}: insert an operation`;
    case 'update-operation':
      return `${service}: edit the operation in ${intent.mark.file}, line ${intent.mark.line}`;
    case 'add-trigger':
      return `${service}: add a trigger to ${intent.function}`;
    case 'update-trigger':
      return `${service}: edit ${intent.trigger}, a trigger of ${intent.function}`;
    case 'define-resource':
      return `${service}: define a resource`;
  }
}
