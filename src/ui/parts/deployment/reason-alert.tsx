import { Tooltip } from 'radix-ui';
import type { DeploymentRow } from '#model/deployment.ts';
import { rowStateText } from '#state/deployment-words.ts';
import { RowIcon } from './row-icon.tsx';

/** The row's icon with its reason, on hover. By keyboard, the row itself has it, and opens to all of it. */
export function ReasonAlert({ state, reason, name }: { readonly state: DeploymentRow['state']; readonly reason: string; readonly name: string }) {
  return (
    <Tooltip.Provider delayDuration={100}>
      <Tooltip.Root>
        <Tooltip.Trigger className="reason-alert" tabIndex={-1} data-opens aria-label={`${name}: ${rowStateText(state)}. ${reason}`}>
          <RowIcon state={state} />
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content className="reason-tip" side="right" align="start" collisionPadding={8}>
            {reason}
            <Tooltip.Arrow className="reason-tip-arrow" />
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
