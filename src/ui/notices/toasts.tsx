import { useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import type { Notice } from '#state/notices.ts';
import { useStores } from '../stores-context.tsx';
import { EDGE, useRoomBelow } from './room-below.ts';
import './notices.css';

/** What commands say, for a moment; an error stays until it is read, and what can be taken back stays long enough for that. */
export function Toasts() {
  const { notices, project, deploy } = useStores();
  const bottom = useRoomBelow();
  useEffect(() => {
    const ofProject = new Set<string | number>();
    const whileClosed = new Set<string | number>();
    const show = (notice: Notice) => {
      const id = showToast(notice);
      if (!notice.staysAcrossProjects) ofProject.add(id);
      if (notice.isWhileClosed) whileClosed.add(id);
    };
    // Something may have been said while this was on its way.
    const { last } = notices.getState();
    if (last) show(last);
    const stops = [
      notices.subscribe((state, before) => {
        if (state.last && state.last.id !== before.last?.id) show(state.last);
      }),
      // What was said of one project is none of another's.
      project.subscribe((state, before) => {
        if (state.id === before.id) return;
        for (const id of ofProject) toast.dismiss(id);
        ofProject.clear();
      }),
      deploy.deployment.subscribe((state, before) => {
        if (!state.isOpen || before.isOpen) return;
        for (const id of whileClosed) toast.dismiss(id);
        whileClosed.clear();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [notices, project, deploy]);
  // One above the other: what can be taken back stays at hand under what is said after it.
  return <Toaster position="bottom-right" offset={{ bottom, right: EDGE }} expand theme="system" />;
}

function showToast({ kind, text, detail, action }: Notice): string | number {
  const duration = kind === 'error' ? 20_000 : action ? 12_000 : 6_000;
  return toast[kind](text, { description: detail, duration, closeButton: true, ...(action ? { action: { label: action.label, onClick: action.run } } : {}) });
}
