import { useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import type { Notice } from '#state/notices.ts';
import { useStores } from '../stores-context.tsx';
import './notices.css';

/** What commands say, for a moment; an error stays until it is read. */
export function Toasts() {
  const { notices } = useStores();
  useEffect(() => {
    // Something may have been said while this was on its way.
    const { last } = notices.getState();
    if (last) show(last);
    return notices.subscribe((state, before) => {
      if (state.last && state.last.id !== before.last?.id) show(state.last);
    });
  }, [notices]);
  return <Toaster position="bottom-right" offset={36} theme="system" />;
}

function show({ kind, text, detail }: Notice): void {
  toast[kind](text, { description: detail, duration: kind === 'error' ? 20_000 : 6_000, closeButton: true });
}
