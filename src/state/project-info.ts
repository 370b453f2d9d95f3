import { createStore, type StoreApi } from 'zustand/vanilla';

export type ProjectInfoSection = 'overview' | 'unsaved' | 'build' | 'deployment';

/** As the manual has them. */
export const PROJECT_INFO_SECTIONS: readonly { readonly id: ProjectInfoSection; readonly title: string }[] = [
  { id: 'overview', title: 'Overview' },
  { id: 'unsaved', title: 'Unsaved changes' },
  { id: 'build', title: 'Build' },
  { id: 'deployment', title: 'Deployment' },
];

/** Which section of the Project Info dialog is shown; undefined: it is closed. */
export interface ProjectInfoState {
  readonly section: ProjectInfoSection | undefined;
}

export type ProjectInfoStore = StoreApi<ProjectInfoState>;

export function createProjectInfoStore(): ProjectInfoStore {
  return createStore<ProjectInfoState>(() => ({ section: undefined }));
}
