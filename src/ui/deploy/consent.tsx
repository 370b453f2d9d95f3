import { useState } from 'react';
import type { Change } from '#model/change.ts';
import type { DeploymentSnapshot, Recovery } from '#model/deployment.ts';
import type { StackTrouble } from '#model/stack.ts';
import { Losses } from './losses.tsx';
import { type Answer, Question } from './question.tsx';

export interface ConsentProps {
  readonly snapshot: DeploymentSnapshot;
  /** Data holders that were confirmed by name. */
  readonly confirmed: readonly string[];
  readonly onConfirm: (name: string, isConfirmed: boolean) => void;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
  /** By logical id: what is left as it is. */
  readonly onRecover: (skip: readonly string[]) => void;
  /** Stages on the stack as it was left. */
  readonly onRetry: () => void;
}

/** A stack that takes no update: its own way out, or may it be deleted and made again? With what becomes of each thing that it has. */
export function Consent({ snapshot, confirmed, onConfirm, onAgree, onDecline, onRecover, onRetry }: ConsentProps) {
  const { stackName, stackStatus = 'broken', consentTo = [], recovery, trouble, consoleLink, losses, can } = snapshot;
  const [skip, setSkip] = useState<readonly string[]>([]);
  const stays = consentTo.filter((one) => one.old === 'kept');
  const goes = consentTo.filter((one) => one.old !== 'kept');
  const isOpen = losses.some((name) => !confirmed.includes(name));
  const recover: readonly Answer[] = recovery
    ? [
        {
          label: labelOf(recovery, skip.length),
          isDisabled: recovery.deletes?.some((one) => !confirmed.includes(one.name) && !skip.includes(one.logicalId)) ?? false,
          onChoose: () => onRecover(skip),
        },
      ]
    : [];
  const retry: readonly Answer[] = can.retry ? [{ label: 'Deploy on top of it', onChoose: onRetry }] : [];
  return (
    <Question
      title={recovery || can.retry ? 'What shall become of the stack?' : 'Delete the stack and make it again?'}
      answers={[
        { label: 'Leave it as it is', isSafe: true, onChoose: onDecline },
        ...recover,
        ...retry,
        { label: 'Delete and make again', isDanger: true, isDisabled: isOpen, onChoose: onAgree },
      ]}
    >
      <p>
        The stack <strong>{stackName}</strong> is {stackStatus}
        {can.retry ? '.' : ' and takes no update.'} {trouble ? EXPLANATIONS[trouble] : ''} Deleted and made again, the deployment begins anew.
      </p>
      {recovery?.way === 'rollBack' && recovery.stuck.length > 0 && (
        <p>Failed: {recovery.stuck.map(({ name, type, reason }) => `${name} (${type})${reason === undefined ? '' : `: ${reason}`}`).join('; ')}.</p>
      )}
      {recovery && recovery.way !== 'rollBack' && recovery.stuck.length > 0 && (
        <fieldset className="stuck">
          <legend>{recovery.way === 'retryDeletion' ? 'Could not be deleted. Keep in the account:' : 'Could not be taken back. Skip:'}</legend>
          {recovery.stuck.map((one) => (
            <label key={one.logicalId}>
              <input
                type="checkbox"
                checked={skip.includes(one.logicalId)}
                onChange={(event) => setSkip(event.target.checked ? [...skip, one.logicalId] : skip.filter((id) => id !== one.logicalId))}
              />
              <span>
                <strong>{one.name}</strong> {one.type}
                {one.reason === undefined ? '' : `: ${one.reason}`}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Named title="Deleted with it" changes={goes} />
      <Named title="Kept in the account, with its data" changes={stays} />
      <Losses losses={losses} changes={snapshot.consentTo ?? []} confirmed={confirmed} onConfirm={onConfirm} />
      {consoleLink !== undefined && (
        <p>
          Where deleting fails too,{' '}
          <a href={consoleLink} target="_blank" rel="noreferrer">
            open the stack in the console
          </a>
          : Delete lets you keep what can’t go, or force it. Then come back and deploy again.
        </p>
      )}
    </Question>
  );
}

/** Each in its own words: what happened, and what leads out besides making it again. */
const EXPLANATIONS: Readonly<Record<StackTrouble, string>> = {
  creationLeft:
    'Its first deployment failed, and what was made until then stands. Mend what failed and deploy on top of it: a failure leaves what succeeds, once more.',
  creationTakenBack: 'Its first deployment failed and everything was taken back; only the empty stack is left.',
  creationNotTakenBack:
    'Its first deployment failed, and so did taking it back. What could not be removed is still there: put right what stands in the way before it is deleted.',
  updateLeft:
    'An update failed, and what was changed until then stands. Mend what failed and deploy on top of it, or take it back, which deletes what was made since: then the deployment goes on by itself.',
  updateNotTakenBack:
    'An update failed, and so did taking it back. Put right what stood in the way and continue the rollback, or skip what can’t be taken back: the stack then takes it for what it was before.',
  importNotTakenBack:
    'Things of the account were to be imported; that failed, and so did taking it back. Deleted, the stack leaves what was to be imported in the account, to be imported again.',
  deletionFailed: 'Its deletion failed half-way. It can be tried again, keeping what can’t be deleted.',
};

function labelOf({ way }: Recovery, skipped: number): string {
  if (way === 'rollBack') return 'Take it back';
  if (way === 'continueRollback') return skipped === 0 ? 'Continue the rollback' : `Continue, skipping ${skipped}`;
  return skipped === 0 ? 'Try deleting again' : `Delete, keeping ${skipped}`;
}

function Named({ title, changes }: { readonly title: string; readonly changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <p>
      {title}: {changes.map((one) => `${one.name} (${one.type})`).join(', ')}.
    </p>
  );
}
