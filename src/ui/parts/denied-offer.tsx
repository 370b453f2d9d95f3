import { useState } from 'react';
import type { MissingStatement } from '#engine/template/missing-statements.ts';
import type { DeniedOffer } from '#state/denied-offers.ts';
import { ShapeIcon } from './deployment/shape.tsx';
import './denied-offer.css';

type Add = (offer: DeniedOffer, chosen: MissingStatement) => void;

/** What a role refused, and one click that puts the missing statement in: which one, it says before. */
export function DeniedOffers({ offers, onAdd }: { readonly offers: readonly DeniedOffer[]; readonly onAdd: Add }) {
  if (offers.length === 0) return null;
  return (
    <ul className="denied-offers" aria-label="Refused by the role">
      {offers.map((one) => (
        <Offer key={one.key} offer={one} onAdd={onAdd} />
      ))}
    </ul>
  );
}

function Offer({ offer, onAdd }: { readonly offer: DeniedOffer; readonly onAdd: Add }) {
  const { denial, choices, isAdded } = offer;
  const [name, setName] = useState('');
  const chosen = choices.length === 1 ? choices[0] : choices.find((one) => one.name === name);
  return (
    <li className="meaning-warning">
      <ShapeIcon shape="alert" />
      <div>
        The role does not allow <code>{denial.action}</code>
        {denial.resource !== undefined && (
          <>
            {' '}
            on <code>{denial.resource}</code>
          </>
        )}
        .{!isAdded && <Adds action={denial.action} chosen={chosen} />}
      </div>
      {isAdded ? (
        <span className="quiet">Statement added: deploy the project for it to count.</span>
      ) : (
        <span className="denied-add">
          {choices.length > 1 && (
            <select className="input" aria-label={`Resource for ${denial.action}`} value={name} onChange={(event) => setName(event.target.value)}>
              <option value="">On which resource…</option>
              {choices.map((one) => (
                <option key={one.name}>{one.name}</option>
              ))}
            </select>
          )}
          <button type="button" className="button" disabled={!chosen} onClick={() => chosen && onAdd(offer, chosen)}>
            Add the statement
          </button>
        </span>
      )}
    </li>
  );
}

function Adds({ action, chosen }: { readonly action: string; readonly chosen: MissingStatement | undefined }) {
  if (!chosen) return <div className="quiet">It doesn’t say on which resource: choose the one that it may be used on.</div>;
  const { name, statement } = chosen;
  return (
    <div className="quiet">
      The statement allows <code>{action}</code> on {statement.resources.includes('*') ? 'every resource: ' : name === undefined ? '' : `${name} alone: `}
      <code>{statement.resources.join(', ')}</code>
    </div>
  );
}
