import type { Change } from '#model/change.ts';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { Question } from './question.tsx';

/** A stack that takes no update: may it be deleted and made again? With what becomes of each thing that it has. */
export function Consent({
  snapshot,
  onAgree,
  onDecline,
}: {
  readonly snapshot: DeploymentSnapshot;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}) {
  const { stackName, stackStatus = 'broken', consentTo = [] } = snapshot;
  const stays = consentTo.filter((one) => one.old === 'kept');
  const goes = consentTo.filter((one) => one.old !== 'kept');
  return (
    <Question
      title="Delete the stack and make it again?"
      answers={[
        { label: 'Leave it as it is', isSafe: true, onChoose: onDecline },
        { label: 'Delete and make again', isDanger: true, onChoose: onAgree },
      ]}
    >
      <p>
        The stack <strong>{stackName}</strong> is {stackStatus} and takes no update. It is deleted, then the deployment begins anew.
      </p>
      <Named title="Deleted with it" changes={goes} />
      <Named title="Kept in the account, with its data" changes={stays} />
    </Question>
  );
}

function Named({ title, changes }: { readonly title: string; readonly changes: readonly Change[] }) {
  if (changes.length === 0) return null;
  return (
    <p>
      {title}: {changes.map((one) => `${one.name} (${one.type})`).join(', ')}.
    </p>
  );
}
