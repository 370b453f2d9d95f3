import type { AccessDenial } from '#kit/cloud-session.ts';
import { denialKey } from '#state/run-denied.ts';
import { ShapeIcon } from './deployment/shape.tsx';
import './denied-offer.css';

/** What a role refused, and one click that puts the missing statement in. */
export function DeniedOffers({
  denied,
  added,
  onAdd,
}: {
  readonly denied: readonly AccessDenial[];
  readonly added: readonly AccessDenial[];
  readonly onAdd: (denied: AccessDenial) => void;
}) {
  if (denied.length === 0) return null;
  return (
    <ul className="denied-offers" aria-label="Refused by the role">
      {denied.map((one) => (
        <li key={denialKey(one)} className="meaning-warning">
          <ShapeIcon shape="alert" />
          <span>
            The role does not allow <code>{one.action}</code>
            {one.resource !== undefined && (
              <>
                {' '}
                on <code>{one.resource}</code>
              </>
            )}
            .
          </span>
          {added.some((other) => denialKey(other) === denialKey(one)) ? (
            <span className="quiet">Statement added: deploy the project for it to count.</span>
          ) : (
            <button type="button" className="button" onClick={() => onAdd(one)}>
              Add the statement
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
