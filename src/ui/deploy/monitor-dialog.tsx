import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { clockText, elapsed, goesOn, isRemoval } from '#state/deployment-words.ts';
import { returnFocus } from '#ui/parts/return-focus.ts';
import './monitor.css';

/** The frame of the monitor: what goes where, for how long. Closing it changes nothing about the deployment. */
export function MonitorDialog({
  snapshot,
  targetName,
  now,
  left,
  isElsewhere = false,
  onClose,
  children,
}: {
  readonly snapshot: DeploymentSnapshot;
  readonly targetName: string;
  readonly now: number;
  /** `about 40 s left`, where earlier deployments tell. */
  readonly left?: string | undefined;
  /** Nobody here has begun it. */
  readonly isElsewhere?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog-overlay" />
        <Dialog.Content
          ref={content}
          className="dialog deploy-dialog"
          aria-describedby={undefined}
          // On the whole and not on a button: what comes first is read, and Enter does nothing yet.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            content.current?.focus();
          }}
          onCloseAutoFocus={returnFocus}
        >
          <header className="deploy-head">
            <Dialog.Title className="deploy-title">
              {isRemoval(snapshot) ? 'Remove' : 'Deploy'} {snapshot.projectName} <span aria-hidden="true">→</span>
              <span className="for-readers">{isRemoval(snapshot) ? ' from ' : ' to '}</span> {snapshot.stage} ({targetName})
              {isElsewhere && <span className="quiet"> · begun elsewhere</span>}
              {snapshot.returnsTo !== undefined && <span className="quiet"> · an earlier release</span>}
            </Dialog.Title>
            {left !== undefined && (
              <span className="deploy-left" data-testid="time-left">
                {left}
              </span>
            )}
            <span className="deploy-clock" role="timer" aria-label="Elapsed time">
              {clockText(elapsed(snapshot, now))}
            </span>
            <Dialog.Close className="icon-button" aria-label="Close" title={goesOn(snapshot) ? 'Close (Esc): it goes on without this dialog' : 'Close (Esc)'}>
              <X size={16} aria-hidden />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
