const IS_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** `Mod+Shift+P` as the keyboard at hand names it. */
export function shortcutText(shortcut: string): string {
  return IS_MAC
    ? shortcut.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥').replaceAll('+', '')
    : shortcut.replace('Mod', 'Ctrl').replace('Enter', '⏎');
}

export function isShortcut(event: KeyboardEvent, shortcut: string): boolean {
  const keys = shortcut.split('+');
  const key = keys.at(-1)?.toLowerCase();
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  return event.key.toLowerCase() === key && mod === keys.includes('Mod') && event.shiftKey === keys.includes('Shift') && event.altKey === keys.includes('Alt');
}

/** The first of a command's shortcuts, as it is shown. */
export function shortcutOf(command: { readonly shortcuts?: readonly string[] }): string | undefined {
  const first = command.shortcuts?.[0];
  return first === undefined ? undefined : shortcutText(first);
}
