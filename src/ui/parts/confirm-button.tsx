import { AlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import './dialog-frame.css';

export interface ConfirmButtonProps {
  readonly className: string;
  readonly label: string;
  readonly question: string;
  /** What stays, or how it can be taken back. */
  readonly detail: string;
  /** `Remove` */
  readonly verb: string;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/** A button that asks before it does. Cancel has the focus, so that a second Enter harms nothing. */
export function ConfirmButton({ className, label, question, detail, verb, onConfirm, children }: ConfirmButtonProps) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className={className} aria-label={label}>
        {children}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="dialog-overlay" />
        <AlertDialog.Content className="dialog frame confirm">
          <header className="frame-head">
            <AlertDialog.Title className="frame-title">{question}</AlertDialog.Title>
          </header>
          <AlertDialog.Description className="frame-description">{detail}</AlertDialog.Description>
          <footer className="frame-footer">
            <AlertDialog.Cancel className="button">Cancel</AlertDialog.Cancel>
            <AlertDialog.Action className="button button-danger" onClick={onConfirm}>
              {verb}
            </AlertDialog.Action>
          </footer>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
