import { type ReactNode, useEffect, useRef } from 'react';
import { useEscapeFirst } from '#ui/parts/deployment/escape-first.ts';

/** A question inside the monitor: its text, and its answers; the safe answer has the focus. */
export function Question({
  title,
  children,
  answers,
  onEscape,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly answers: readonly Answer[];
  /** Takes the question back, before Escape closes the dialog around it. Absent: only an answer does. */
  readonly onEscape?: () => void;
}) {
  const safe = useRef<HTMLButtonElement>(null);
  const around = useRef<HTMLElement>(null);
  useEffect(() => {
    around.current = safe.current?.closest<HTMLElement>('[role="dialog"]') ?? null;
    safe.current?.focus();
  }, []);
  useEscapeFirst(around, onEscape !== undefined, () => onEscape?.());
  return (
    <section className="question" role="alertdialog" aria-label={title}>
      <h3>{title}</h3>
      <div>{children}</div>
      <div className="question-answers">
        {answers.map((answer) => (
          <button
            key={answer.label}
            type="button"
            ref={answer.isSafe ? safe : undefined}
            className={`button ${answer.isDanger ? 'button-danger' : ''}`}
            disabled={answer.isDisabled ?? false}
            onClick={answer.onChoose}
          >
            {answer.label}
          </button>
        ))}
      </div>
    </section>
  );
}

export interface Answer {
  readonly label: string;
  readonly isSafe?: boolean;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}
