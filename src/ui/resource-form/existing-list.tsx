import { RefreshCw } from 'lucide-react';
import { useId, useState } from 'react';
import type { ResourceTypeEntry } from '#kit/catalogue.ts';
import type { AccountList } from '#state/resource-form-account.ts';
import { projectNameFor } from '#state/resource-form-account.ts';
import type { ExistingChoice, FormDraft } from '#state/resource-form-draft.ts';
import type { FormProblems } from '#state/resource-form-problems.ts';

export interface ExistingListProps {
  readonly draft: FormDraft;
  readonly entry: ResourceTypeEntry;
  readonly problems: FormProblems;
  readonly projectNames: readonly { readonly name: string; readonly origin: 'project' | 'account' }[];
  readonly account: AccountList;
  readonly showProblems: boolean;
  readonly onChange: (draft: FormDraft) => void;
  readonly onReload: () => void;
}

/** What exists: the project's own first, then the account's, which the project may use but never changes. */
export function ExistingList({ draft, entry, problems, projectNames, account, showProblems, onChange, onReload }: ExistingListProps) {
  const id = useId();
  const [filter, setFilter] = useState('');
  const { existing } = draft;
  const choose = (choice: ExistingChoice) => onChange({ ...draft, existing: choice });
  const fits = (name: string) => name.toLowerCase().includes(filter.toLowerCase());
  const ofAccount = account.state === 'listed' ? account.items.filter((item) => fits(item.name)) : [];
  const title = entry.title.toLowerCase();
  const isLong = projectNames.length + (account.state === 'listed' ? account.items.length : 0) > 8;
  const option = (key: string, label: string, note: string, isChosen: boolean, choice: ExistingChoice) => (
    <label key={key} className="existing-option" data-chosen={isChosen || undefined}>
      <input type="radio" name={id} checked={isChosen} onChange={() => choose(choice)} />
      <span className="existing-name">{label}</span>
      <span className="existing-note">{note}</span>
    </label>
  );
  return (
    <div className="existing">
      {isLong ? (
        <input
          className="input"
          type="search"
          placeholder={`Search ${title}s`}
          aria-label={`Search ${title}s`}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      ) : null}
      <fieldset className="existing-group">
        <legend>This project</legend>
        {projectNames.length === 0 ? <p className="empty-note">This project has no {title} yet.</p> : null}
        {projectNames
          .filter((one) => fits(one.name))
          .map((one) =>
            option(
              `project:${one.name}`,
              one.name,
              one.origin === 'account' ? 'account' : 'project',
              existing?.from === 'project' && existing.name === one.name,
              {
                from: 'project',
                name: one.name,
              },
            ),
          )}
      </fieldset>
      {entry.canBeAccounts ? (
        <fieldset className="existing-group">
          <legend>
            The account
            <button
              type="button"
              className="icon-button"
              aria-label={`List the account's ${title}s again`}
              disabled={account.state === 'listing'}
              onClick={onReload}
            >
              <RefreshCw size={13} aria-hidden />
            </button>
          </legend>
          <div role="status">
            {account.state === 'listing' ? <p className="empty-note">Asking the account…</p> : null}
            {account.state === 'listed' && account.items.length === 0 ? (
              <p className="empty-note">{projectNames.length > 0 ? `The account has no other ${title}.` : `The account has no ${title}.`}</p>
            ) : null}
            {account.state === 'unlisted' ? <p className="empty-note">{account.reason} You can type the name instead.</p> : null}
          </div>
          {ofAccount.map((item) =>
            option(`account:${item.reference}`, item.name, '', existing?.from === 'account' && existing.reference === item.reference, {
              from: 'account',
              name: projectNameFor(item.name, account.taken),
              reference: item.reference,
            }),
          )}
          <TypedReference
            existing={existing}
            title={title}
            entry={entry}
            taken={account.taken}
            listed={account.state === 'listed'}
            onChoose={choose}
            nameProblem={showProblems || existing?.from === 'account' ? problems.name : undefined}
          />
        </fieldset>
      ) : null}
      {problems.existing !== undefined && (showProblems || existing !== undefined) ? (
        <p className="field-problem" role="alert">
          {problems.existing.summary}; {problems.existing.remedy}.
        </p>
      ) : null}
    </div>
  );
}

interface TypedReferenceProps {
  readonly existing: ExistingChoice | undefined;
  readonly title: string;
  readonly entry: ResourceTypeEntry;
  readonly taken: readonly string[];
  readonly listed: boolean;
  readonly nameProblem: string | undefined;
  readonly onChoose: (choice: ExistingChoice) => void;
}

/** A name or ARN that is typed, and what the project will call it. */
function TypedReference({ existing, title, taken, listed, nameProblem, onChoose }: TypedReferenceProps) {
  const id = useId();
  const account = existing?.from === 'account' ? existing : undefined;
  return (
    <>
      <div className="field">
        <label className="field-name" htmlFor={`${id}-reference`}>
          {listed ? 'Or its name or ARN' : 'Its name or ARN'}
        </label>
        <input
          id={`${id}-reference`}
          className="input"
          type="text"
          spellCheck={false}
          autoComplete="off"
          placeholder={`legacy-${title}`}
          value={account?.reference ?? ''}
          onChange={(event) => onChoose({ from: 'account', name: projectNameFor(event.target.value, taken), reference: event.target.value })}
        />
      </div>
      {account ? (
        <div className="field" data-invalid={nameProblem !== undefined || undefined}>
          <label className="field-name" htmlFor={`${id}-name`}>
            Name in this project
          </label>
          <input
            id={`${id}-name`}
            className="input"
            type="text"
            spellCheck={false}
            autoComplete="off"
            value={account.name}
            aria-invalid={nameProblem !== undefined || undefined}
            aria-describedby={nameProblem === undefined ? undefined : `${id}-problem`}
            onChange={(event) => onChoose({ ...account, name: event.target.value })}
          />
          {nameProblem === undefined ? null : (
            <p className="field-problem" id={`${id}-problem`}>
              {nameProblem}
            </p>
          )}
        </div>
      ) : null}
    </>
  );
}
