import { AlertDialog } from 'radix-ui';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import './dialog-frame.css';

export interface ConfirmButtonProps {
  readonly className: string;
  readonly label: string;
  readonly question: string;
  /** What stays, or how it can be taken back. A function is asked when the question is. */
  readonly detail: string | (() => string);
  /** `Remove` */
  readonly verb: string;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** A button that asks before it does. Cancel has the focus, and the answer lives a moment later: neither a second Enter nor a second click harms anything. */
export function ConfirmButton({ className, label, question, detail, verb, onConfirm, children }: ConfirmButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const openedAt = useRef(0);
  const change = (next: boolean) => {
    // A second click on the button itself, or on Cancel, would close what the first one has opened.
    if (!next && performance.now() - openedAt.current < DOUBLE_CLICK) return;
    openedAt.current = performance.now();
    setOpen(next);
  };
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={change}>
      <AlertDialog.Trigger className={className} aria-label={label}>
        {children}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-overlay confirm-overlay" />
        <Question question={question} detail={detail} verb={verb} onConfirm={onConfirm} />
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** As long as a double click takes, in milliseconds. */
const DOUBLE_CLICK = 500;

function Question({ question, detail, verb, onConfirm }: Pick<ConfirmButtonProps, 'question' | 'detail' | 'verb' | 'onConfirm'>) {
  const [isAlive, setAlive] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAlive(true), DOUBLE_CLICK);
    return () => clearTimeout(timer);
  }, []);
  return (
    <AlertDialog.Content className="dialog frame confirm">
      <header className="frame-head">
        <AlertDialog.Title className="frame-title">{question}</AlertDialog.Title>
      </header>
      <AlertDialog.Description className="frame-description">{typeof detail === 'string' ? detail : detail()}</AlertDialog.Description>
      <footer className="frame-footer">
        <AlertDialog.Cancel className="button">Cancel</AlertDialog.Cancel>
        <AlertDialog.Action className="button button-danger" disabled={!isAlive} onClick={onConfirm}>
          {verb}
        </AlertDialog.Action>
      </footer>
    </AlertDialog.Content>
  );
}
