import { createStore, type StoreApi } from 'zustand/vanilla';

export type ProjectInfoSection = 'Overview' | 'Unsaved changes' | 'Build' | 'Deployment';
export const PROJECT_INFO_SECTIONS: readonly ProjectInfoSection[] = ['Overview', 'Unsaved changes', 'Build', 'Deployment'];

/** Which section of the Project Info dialog is shown; undefined: it is closed. */
export interface ProjectInfoState {
  readonly section: ProjectInfoSection | undefined;
}

export type ProjectInfoStore = StoreApi<ProjectInfoState>;

export function createProjectInfoStore(): ProjectInfoStore {
  return createStore<ProjectInfoState>(() => ({ section: undefined }));
}
