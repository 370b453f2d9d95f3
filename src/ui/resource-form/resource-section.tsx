import { Tabs } from 'radix-ui';
import { useId } from 'react';
import type { ResourceTypeEntry } from '#kit/catalogue.ts';
import type { AccountList } from '#state/resource-form-account.ts';
import type { FormDraft } from '#state/resource-form-draft.ts';
import type { FormProblems } from '#state/resource-form-problems.ts';
import { FieldList } from '../parts/fields/field-list.tsx';
import { ExistingList } from './existing-list.tsx';

export interface ResourceSectionProps {
  readonly draft: FormDraft;
  readonly entry: ResourceTypeEntry;
  readonly problems: FormProblems;
  /** Names of the project's resources of this type. */
  readonly projectNames: readonly { readonly name: string; readonly origin: 'project' | 'account' }[];
  readonly account: AccountList;
  readonly resourcesOf: (type: string) => readonly string[];
  /** Problems stand under fields once the field was touched, or Inject was tried. */
  readonly showProblems: boolean;
  readonly onChange: (draft: FormDraft) => void;
  readonly onReload: () => void;
}

/** Which resource: a new one of the project's, or one that exists. */
export function ResourceSection({ draft, entry, problems, projectNames, account, resourcesOf, showProblems, onChange, onReload }: ResourceSectionProps) {
  const id = useId();
  const nameProblem = problems.name !== undefined && (showProblems || draft.name !== '') ? problems.name : undefined;
  const title = entry.title.toLowerCase();
  return (
    <section className="form-section" aria-label={entry.title}>
      <h3>{entry.title}</h3>
      <Tabs.Root value={draft.tab} onValueChange={(tab) => onChange({ ...draft, tab: tab as FormDraft['tab'] })}>
        <Tabs.List className="tabs" aria-label={`New or existing ${title}`}>
          <Tabs.Trigger className="tab" value="new">
            New
          </Tabs.Trigger>
          <Tabs.Trigger className="tab" value="existing">
            Existing
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content className="tab-content" value="new">
          <div className="field" data-invalid={nameProblem !== undefined || undefined}>
            <label className="field-name" htmlFor={id}>
              Name in this project
            </label>
            <input
              id={id}
              className="input"
              type="text"
              spellCheck={false}
              autoComplete="off"
              value={draft.name}
              aria-invalid={nameProblem !== undefined || undefined}
              aria-describedby={nameProblem === undefined ? undefined : `${id}-problem`}
              onChange={(event) => onChange({ ...draft, name: event.target.value })}
            />
            {nameProblem === undefined ? null : (
              <p className="field-problem" id={`${id}-problem`}>
                {nameProblem}
              </p>
            )}
            {problems.offered === undefined ? null : (
              <button
                type="button"
                className="button button-small"
                onClick={() => onChange({ ...draft, tab: 'existing', existing: { from: 'project', name: problems.offered as string } })}
              >
                Use the {title} “{problems.offered}” that is there
              </button>
            )}
          </div>
          <FieldList
            fields={entry.fields}
            values={draft.properties}
            onChange={(properties) => onChange({ ...draft, properties })}
            context={{ problems: showProblems ? problems.properties : present(problems.properties, draft.properties), resourcesOf }}
          />
        </Tabs.Content>
        <Tabs.Content className="tab-content" value="existing">
          <ExistingList
            draft={draft}
            entry={entry}
            problems={problems}
            projectNames={projectNames}
            account={account}
            showProblems={showProblems}
            onChange={onChange}
            onReload={onReload}
          />
        </Tabs.Content>
      </Tabs.Root>
    </section>
  );
}

/** Before Inject was tried only what has been filled in is judged: an empty form isn't a wall of red. */
function present(problems: Readonly<Record<string, string>>, values: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(problems).filter(([path, text]) => text !== 'needs a value' && Object.hasOwn(values, path.split('.', 1)[0] as string)),
  );
}
