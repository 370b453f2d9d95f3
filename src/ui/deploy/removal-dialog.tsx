import { useState } from 'react';
import { losesData } from '#model/change.ts';
import type { Removal, RemovalLine } from '#state/deployment.ts';
import { count } from '#state/deployment-words.ts';
import { DialogFrame } from '#ui/parts/dialog-frame.tsx';
import { Losses } from './losses.tsx';
import './before.css';

export interface RemovalDialogProps {
  readonly removal: Removal;
  readonly onRemove: (confirmedLosses: readonly string[]) => void;
  readonly onClose: () => void;
}

/** What goes and what stays when the stack is removed; its name has to be typed, and each thing that holds data and goes has to be confirmed. */
export function RemovalDialog({ removal, onRemove, onClose }: RemovalDialogProps) {
  const [typed, setTyped] = useState('');
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const losses = [...new Set(removal.plan.goes.filter(losesData).map((one) => one.name))];
  const isSure = typed === removal.stackName && losses.every((name) => confirmed.includes(name));
  return (
    <DialogFrame
      title={`Remove the stack ${removal.stackName}`}
      className="before-dialog"
      onClose={onClose}
      onSubmit={() => isSure && onRemove(confirmed)}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            Keep it
          </button>
          <button type="submit" className="button button-danger" disabled={!isSure}>
            Remove the stack
          </button>
        </>
      }
    >
      <div className="before">
        <Lines title={`${count(removal.goes.length, 'resource')} will be deleted`} lines={removal.goes} />
        {removal.stays.length > 0 && (
          <Lines title={`${count(removal.stays.length, 'resource')} with data will stay in the account, and may cost money`} lines={removal.stays} />
        )}
        <Losses
          losses={losses}
          changes={removal.plan.goes}
          confirmed={confirmed}
          onConfirm={(name, isConfirmed) => setConfirmed(isConfirmed ? [...confirmed, name] : confirmed.filter((one) => one !== name))}
          isDeletion
        />
        <label className="removal-name">
          <span>
            Type <strong>{removal.stackName}</strong> to confirm
          </span>
          <input value={typed} spellCheck={false} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        </label>
      </div>
    </DialogFrame>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly RemovalLine[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul className="removal-lines">
        {lines.map((line) => (
          <li key={`${line.type} ${line.name}`}>
            {line.name} <span className="quiet">{line.type}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
