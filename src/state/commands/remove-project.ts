import type { ProjectFiles } from '#model/files.ts';
import { stackName } from '#model/names.ts';
import { goesOn } from '../deployment-words.ts';
import { rememberedKeys } from '../forget-projects.ts';
import { say } from '../notices.ts';
import type { StoredProject } from '../ports.ts';
import { attempt } from '../run-command.ts';
import type { Stores } from '../stores.ts';
import { leaveProject, openStoredProject } from './open-project.ts';
import { STAGE } from './refresh-deployed.ts';

/** What has to be known before a project is removed from the browser: what of it stays in an account, and costs. */
export function removalWords(stores: Stores, { id, name }: StoredProject): string {
  const stack = stackName(name, STAGE);
  const { snapshot, deployed } = stores.deploy.deployment.getState();
  const isOpen = stores.project.getState().id === id;
  const files = 'Its files leave this browser.';
  if (isOpen && snapshot && goesOn(snapshot)) {
    const going =
      snapshot.phase === 'staged' ? `Its changes are staged on the stack ${stack} and stay so` : `A deployment of its stack ${stack} is going on, and goes on`;
    return `${going}; what is deployed stays in the account and may cost money. ${files}`;
  }
  if (isOpen && deployed?.length === 0) return `${files} Nothing of it is deployed here.`;
  const isKnown = isOpen && deployed !== undefined;
  return `${isKnown ? `Its stack ${stack} stays` : `If it is deployed, its stack ${stack} stays`} in the account and may cost money: Deploy → Remove Stack… takes that away, before. ${files}`;
}

/** Out of the browser; its files are remembered while that can be taken back. */
export async function removeProject(stores: Stores, about: StoredProject): Promise<void> {
  const { project, ports, notices, workspace } = stores;
  const isOpen = project.getState().id === about.id;
  const files = isOpen ? project.getState().files : await ports.projects.load(about.id);
  const remembered = rememberedKeys(about.id).map((key) => [key, ports.settings.get(key) ?? ''] as const);
  if (isOpen) leaveProject(stores);
  await ports.projects.remove(about.id);
  workspace.setState((state) => ({ projects: state.projects?.filter((one) => one.id !== about.id) }));
  const bringBack = () =>
    attempt(stores, async () => {
      await restoreProject(stores, about, files ?? {});
      for (const [key, value] of remembered) ports.settings.set(key, value);
      if (isOpen && project.getState().id === null) await openStoredProject(stores, about.id);
      say(notices, { kind: 'success', text: `${about.name} is back` }, ports.clock.now());
    });
  const action = { label: 'Undo', run: bringBack };
  say(notices, { kind: 'info', text: `${about.name} was removed`, staysAcrossProjects: true, ...(files ? { action } : {}) }, ports.clock.now());
}

async function restoreProject({ ports, workspace }: Stores, about: StoredProject, files: ProjectFiles): Promise<void> {
  if (workspace.getState().projects?.some((one) => one.id === about.id)) return;
  await ports.projects.add(about, files);
  workspace.setState(({ projects }) => ({ projects: [...(projects ?? []), about].sort((a, b) => b.openedAt - a.openedAt) }));
}
