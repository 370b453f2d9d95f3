import { useEffect } from 'react';
import { COMMANDS } from '#state/commands-register.ts';
import { runCommand } from '#state/run-command.ts';
import { isShortcut } from '../parts/shortcut.ts';
import { useStores } from '../stores-context.tsx';

/** The keyboard, for the whole page. A dialog that is open keeps its keys to itself. */
export function useShortcuts(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = COMMANDS.find((one) => one.shortcuts?.some((shortcut) => isShortcut(event, shortcut)));
      if (!command || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      event.stopPropagation();
      runCommand(stores, command);
    };
    // Before the editor, which has keys of its own.
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [stores]);
}
