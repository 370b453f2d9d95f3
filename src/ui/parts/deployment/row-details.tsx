import type { ReactNode } from 'react';
import { Facts } from '../facts.tsx';

/** What opened under a row of a treegrid: facts, whole, of which those that there are are shown. */
export function RowDetails({
  id,
  index,
  isStop,
  facts,
}: {
  readonly id: string;
  /** Among the rows of the grid. */
  readonly index: number;
  readonly isStop: boolean;
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a real table cannot skip their own layout
    <div className="row-details" role="row" tabIndex={isStop ? 0 : -1} aria-level={2} aria-rowindex={index} data-details={id} data-testid="row-details">
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its row has the focus */}
      <div role="gridcell">
        <Facts facts={facts} />
      </div>
    </div>
  );
}
