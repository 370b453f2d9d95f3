import { type DeploymentSnapshot, isEnded, isStoppedHere } from '#model/deployment.ts';
import { lookOf } from './deployment-waits.ts';
import { footerText } from './deployment-words.ts';

/** What the browser's tab says of the page: its title, and a mark on its icon. */
export interface TabMark {
  readonly title: string;
  readonly mark: 'progress' | 'attention' | 'success' | 'failure' | undefined;
}

const PRODUCT = 'Stackwright';

/** While the page isn't looked at, its tab tells how the deployment goes. `isSeen`: its end was looked at, and is no news any more. */
export function tabMark({
  projectName,
  snapshot,
  isSeen,
}: {
  readonly projectName: string | undefined;
  readonly snapshot: DeploymentSnapshot | undefined;
  readonly isSeen: boolean;
}): TabMark {
  const page = projectName === undefined ? PRODUCT : `${projectName} – ${PRODUCT}`;
  if (!snapshot || snapshot.phase === 'aborted' || isStoppedHere(snapshot) || (isEnded(snapshot.phase) && isSeen)) return { title: page, mark: undefined };
  const look = lookOf(snapshot);
  const mark = look === 'still' || look === 'warning' ? 'progress' : look;
  return { title: `${wordsOf(snapshot, mark)} – ${page}`, mark };
}

/** Short: of a tab's title one sees the beginning. */
function wordsOf(snapshot: DeploymentSnapshot, mark: NonNullable<TabMark['mark']>): string {
  if (isEnded(snapshot.phase)) return `${mark === 'success' ? '✓' : '✕'} ${footerText(snapshot)}`;
  if (mark === 'attention') return `! ${footerText(snapshot)}`;
  return snapshot.total > 0 && !snapshot.aborts ? `${snapshot.done}/${snapshot.total}` : 'Deploying';
}
