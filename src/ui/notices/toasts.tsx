import { useEffect } from 'react';
import { Toaster, toast } from 'sonner';
import { useStores } from '../stores-context.tsx';
import './notices.css';

/** What commands say, for a moment; an error stays until it is read. */
export function Toasts() {
  const { notices } = useStores();
  useEffect(
    () =>
      notices.subscribe(({ last }, before) => {
        if (!last || last.id === before.last?.id) return;
        toast[last.kind](last.text, { description: last.detail, duration: last.kind === 'error' ? 20_000 : 6_000, closeButton: true });
      }),
    [notices],
  );
  return <Toaster position="bottom-right" offset={36} theme="system" />;
}
