import type { DeploymentRow } from '#model/deployment.ts';
import { keptText, lossText } from '#state/deployment-losses.ts';
import { rowStateText } from '#state/deployment-words.ts';
import { PlaceLink, usePlaces } from '../places.tsx';
import { RowDetails } from './row-details.tsx';

/** All that there is to say of one change, nothing of it cut off. */
export function ChangeDetails({
  row,
  index,
  time,
  late,
  isStop,
  isHere,
}: {
  readonly row: DeploymentRow;
  readonly index: number;
  readonly time: string;
  readonly late: string | undefined;
  readonly isStop: boolean;
  /** What leads somewhere from here is a stop of the Tab key, too: of the details where one is, not of all that are open. */
  readonly isHere: boolean;
}) {
  const { change, reason, waitsFor = [], state } = row;
  const at = usePlaces()?.ofName(change.name);
  const replaces = change.action === 'modify' && change.replacement !== 'never' ? REPLACES[change.replacement] : undefined;
  const what = change.causes.length === 0 ? undefined : change.causes.map((cause) => <p key={cause}>{cause}</p>);
  return (
    <RowDetails
      id={change.logicalId}
      index={index}
      isStop={isStop}
      facts={[
        ['State', [rowStateText(state, row.startedAt !== undefined), time, row.stabilising ? 'still stabilising' : ''].filter(Boolean).join(' · ')],
        ['Reason', reason],
        ['What changes', what],
        ['Replacement', replaces],
        ['Data', lossText(change.name, [change]) ?? keptText(row)],
        ['Waits for', state === 'waiting' && waitsFor.length > 0 ? waitsFor.join(', ') : undefined],
        ['Takes long', late],
        ['Type', change.type],
        ['Name', change.name],
        ['Logical id', change.logicalId],
        ['Physical id', change.physicalId],
        ['Comes from', at && <PlaceLink at={at} isStop={isHere} />],
      ]}
    />
  );
}

const REPLACES = { always: 'It is made anew, and the old one goes.', maybe: 'It may be made anew; the cloud only knows when it does it.' } as const;
