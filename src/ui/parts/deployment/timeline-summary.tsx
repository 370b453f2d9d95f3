import { useEffect, useState } from 'react';
import { PAUSE } from '#state/deployment-announcer.ts';

/** The timeline in a sentence, for those who don't see it: while it runs, said anew as often as the announcer speaks, and not with each event; its end at once. */
export function TimelineSummary({ text, isRunning }: { readonly text: string; readonly isRunning: boolean }) {
  const [said, setSaid] = useState(() => ({ text, at: Date.now() }));
  const isSaid = said.text === text;
  const { at } = said;
  // By what was said last, not by the text: one that changes with every event would put it off for ever.
  useEffect(() => {
    if (isSaid) return;
    const timer = setTimeout(() => setSaid({ text, at: Date.now() }), isRunning ? Math.max(0, at + PAUSE - Date.now()) : 0);
    return () => clearTimeout(timer);
  }, [isSaid, text, isRunning, at]);
  return (
    <p className="for-readers" role="status">
      {isRunning ? said.text : text}
    </p>
  );
}
