import type { Importable } from '#model/deployment.ts';

/** The names are taken by things that no stack has: they can be taken into this one, with what they hold. */
export function ImportOffer({ importable, onImport }: { readonly importable: readonly Importable[]; readonly onImport: () => void }) {
  if (importable.length === 0) return null;
  const one = importable.length === 1;
  return (
    <section className="halted" aria-label="What exists already">
      <p>{one ? 'This exists in the account already, and belongs to no stack:' : 'These exist in the account already, and belong to no stack:'}</p>
      <ul>
        {importable.map(({ logicalId, name, type, physicalId }) => (
          <li key={logicalId}>
            <strong>{name}</strong> {type} <span className="quiet">{physicalId}</span>
          </li>
        ))}
      </ul>
      <p>
        {one
          ? 'It can be imported: the stack takes it over with what it holds, and changes nothing in it now.'
          : 'They can be imported: the stack takes them over with what they hold, and changes nothing in them now.'}{' '}
        The changes are shown first.
      </p>
      <div className="question-answers">
        <button type="button" className="button" onClick={onImport}>
          {one ? 'Import it…' : `Import these ${importable.length}…`}
        </button>
      </div>
    </section>
  );
}
