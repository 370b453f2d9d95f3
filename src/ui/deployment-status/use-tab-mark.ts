import { useEffect, useState } from 'react';
import type { DeploymentSnapshot } from '#model/deployment.ts';
import { tabMark } from '#state/tab-mark.ts';
import { tabIcon } from './tab-icon.ts';

/** Keeps the title and the icon of the browser's tab as the deployment goes. */
export function useTabMark(projectName: string | undefined, snapshot: DeploymentSnapshot | undefined): void {
  const isLookedAt = useIsLookedAt();
  const end = snapshot?.endedAt;
  const [seen, setSeen] = useState<number>();
  useEffect(() => {
    if (isLookedAt && end !== undefined) setSeen(end);
  }, [isLookedAt, end]);
  const isSeen = end === undefined || seen === end || isLookedAt;
  const { title, mark } = tabMark({ projectName, snapshot, isSeen });
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    document.querySelector('link[rel=icon]')?.setAttribute('href', tabIcon(mark));
  }, [mark]);
}

function useIsLookedAt(): boolean {
  const [isLookedAt, setLookedAt] = useState(look);
  useEffect(() => {
    const again = () => setLookedAt(look());
    const stopping = new AbortController();
    for (const name of ['focus', 'blur']) addEventListener(name, again, { signal: stopping.signal });
    document.addEventListener('visibilitychange', again, { signal: stopping.signal });
    return () => stopping.abort();
  }, []);
  return isLookedAt;
}

function look(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
