import type { ShownComparison } from '#state/comparison-views.ts';
import type { ComparedCode } from '#state/releases.ts';
import { CodeDifferences } from './code-differences.tsx';

const PARTS = [
  { id: 'template', title: 'Template' },
  { id: 'code', title: 'Code' },
  { id: 'configuration', title: 'Configuration' },
] as const;

/** What differs, part by part, a line each. */
export function ComparisonParts({ words, code }: { readonly words: ShownComparison['words']; readonly code?: ComparedCode | undefined }) {
  return (
    <>
      {PARTS.map(({ id, title }) => (
        <section key={id} aria-label={title}>
          <h3>{title}</h3>
          {words[id].length === 0 ? (
            <p className="quiet">Nothing differs.</p>
          ) : (
            <ul className="differences">
              {words[id].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {id === 'code' && code && <CodeDifferences code={code.code} isReading={code.isReading} />}
        </section>
      ))}
    </>
  );
}
