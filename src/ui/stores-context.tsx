import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Stores } from '#state/stores.ts';
import { DeployWorldContext } from './parts/deploy-world-context.ts';

const StoresContext = createContext<Stores | undefined>(undefined);

/** Gives the stores to everything inside; a story or a test gives its own. */
export function StoresProvider({ stores, children }: { readonly stores: Stores; readonly children: ReactNode }) {
  return (
    <StoresContext.Provider value={stores}>
      <DeployWorldContext.Provider value={stores.deploy}>{children}</DeployWorldContext.Provider>
    </StoresContext.Provider>
  );
}

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (!stores) throw new Error('no StoresProvider around this component');
  return stores;
}

/** What `select` gives of a store, drawn again when it changes. */
export function useSelect<State, Selected>(
  store: Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>,
  select: (state: State) => Selected,
): Selected {
  return useStore(store, select);
}
