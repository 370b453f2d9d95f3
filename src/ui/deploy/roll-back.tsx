import type { Halted } from '#model/deployment.ts';
import { Losses } from './losses.tsx';
import { Question } from './question.tsx';

/** Taking back what a kept update left: what holds data and goes with it is confirmed by name, each for itself. */
export function RollBack({
  halted: { stands, deletes = [] },
  confirmed,
  onConfirm,
  onKeep,
  onRollBack,
}: {
  readonly halted: Pick<Halted, 'stands' | 'deletes'>;
  /** Data holders that were confirmed by name. */
  readonly confirmed: readonly string[];
  readonly onConfirm: (name: string, isConfirmed: boolean) => void;
  readonly onKeep: () => void;
  readonly onRollBack: () => void;
}) {
  const losses = [...new Set(deletes.map((one) => one.name))];
  return (
    <Question
      title="Roll back what stands?"
      onEscape={onKeep}
      answers={[
        { label: 'Keep it as it is', isSafe: true, onChoose: onKeep },
        { label: 'Roll back', isDanger: true, isDisabled: losses.some((name) => !confirmed.includes(name)), onChoose: onRollBack },
      ]}
    >
      <p>
        The stack goes back to when it was last whole. What was made since is deleted, with what it holds
        {stands.length > 0 ? `; of this deployment ${stands.join(', ')} stands` : ''}.
      </p>
      <Losses losses={losses} changes={deletes} confirmed={confirmed} onConfirm={onConfirm} />
    </Question>
  );
}
