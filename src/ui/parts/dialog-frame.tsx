import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { FormEvent, ReactNode } from 'react';
import { returnFocus } from './return-focus.ts';
import './dialog-frame.css';
import './tables.css';
import './tabs.css';

export interface DialogFrameProps {
  readonly title: ReactNode;
  /** One sentence under the title. */
  readonly description?: string | undefined;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the last one being what the dialog is for. */
  readonly footer?: ReactNode;
  /** Enter in a field does what the dialog is for: then the whole is a form, and the footer's submit button sends it. */
  readonly onSubmit?: (() => void) | undefined;
}

/** A dialog's frame: title, what scrolls, buttons. Escape and × close it. */
export function DialogFrame({ title, description, className, onClose, children, footer, onSubmit }: DialogFrameProps) {
  const body = (
    <>
      <div className="frame-body">{children}</div>
      {footer ? <footer className="frame-footer">{footer}</footer> : null}
    </>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content
          className={`dialog frame ${className ?? ''}`}
          onOpenAutoFocus={focusFirstField}
          onCloseAutoFocus={returnFocus}
          onInteractOutside={stayForToasts}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className="frame-head">
            <Dialog.Title className="frame-title">{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X size={16} aria-hidden />
            </Dialog.Close>
          </header>
          {description === undefined ? null : <Dialog.Description className="frame-description">{description}</Dialog.Description>}
          {onSubmit ? (
            <form className="frame-form" onSubmit={submit} noValidate>
              {body}
            </form>
          ) : (
            body
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A toast stands above the dialog; taking back what it tells closes nothing. */
function stayForToasts(event: Event) {
  if (event.target instanceof Element && event.target.closest('[data-sonner-toaster]')) event.preventDefault();
}

/** The first field, not the ×, is what somebody opened the dialog for. */
function focusFirstField(event: Event) {
  const field = (event.currentTarget as HTMLElement | null)?.querySelector<HTMLElement>(
    '.frame-body :is(input:not([type="radio"]), input[type="radio"]:checked, select, textarea):not(:disabled)',
  );
  if (!field) return;
  event.preventDefault();
  field.focus();
  // As by Tab: what is typed takes the place of what is proposed.
  if (field instanceof HTMLInputElement) field.select();
}
