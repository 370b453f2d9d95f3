const START = 'stackwright: ';

/** Small things in the browser's local storage, the same for all tabs. Where that is denied they last as long as the page. */
export function createSettingsStorage() {
  return {
    ...settingsIn(() => localStorage),
    /** What another tab sets. */
    onChange(listener: (key: string) => void): { dispose(): void } {
      const tell = ({ key, storageArea }: StorageEvent) => {
        if (storageArea === localStorage && key?.startsWith(START)) listener(key.slice(START.length));
      };
      addEventListener('storage', tell);
      return { dispose: () => removeEventListener('storage', tell) };
    },
  };
}

/** The same of this tab alone: there after a reload, gone with the tab. A tab that is duplicated takes them along. */
export function createTabSettings() {
  return settingsIn(() => sessionStorage);
}

/** @param storage asked for each time: where it is denied, to name it throws */
function settingsIn(storage: () => Storage) {
  // Only what the storage wouldn't take: another tab may have set the rest since.
  const memory = new Map<string, string>();
  return {
    get(key: string): string | undefined {
      try {
        return memory.get(key) ?? storage().getItem(START + key) ?? undefined;
      } catch {
        return memory.get(key);
      }
    },
    set(key: string, value: string): void {
      try {
        if (value === '') storage().removeItem(START + key);
        else storage().setItem(START + key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
  };
}
