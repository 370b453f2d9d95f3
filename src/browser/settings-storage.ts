const START = 'stackwright: ';

/** Small things in the browser's local storage. Where that is denied they last as long as the page. */
export function createSettingsStorage() {
  const memory = new Map<string, string>();
  return {
    get(key: string): string | undefined {
      try {
        return memory.get(key) ?? localStorage.getItem(START + key) ?? undefined;
      } catch {
        return memory.get(key);
      }
    },
    set(key: string, value: string): void {
      memory.set(key, value);
      try {
        localStorage.setItem(START + key, value);
      } catch {
        // Denied or full: it is remembered until the page is closed.
      }
    },
  };
}
