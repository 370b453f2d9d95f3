/** What only one tab of this browser may do at a time. A tab that closes lets go by itself. */
export function createTabLocks() {
  // Only pages of a secure origin have it: elsewhere each tab is alone.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return {
    async hold<Result>(
      name: string,
      work: () => Promise<Result>,
      of: { readonly ifFree?: boolean; readonly signal?: AbortSignal } = {},
    ): Promise<Result | undefined> {
      if (!locks) return work();
      // A signal and `ifAvailable` don't go together.
      const options: LockOptions = of.ifFree ? { ifAvailable: true } : of.signal ? { signal: of.signal } : {};
      return locks.request(`stackwright: ${name}`, options, (lock) => (lock ? work() : Promise.resolve(undefined)));
    },
  };
}
