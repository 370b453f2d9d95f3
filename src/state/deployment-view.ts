import type { Settings } from './deploy-world.ts';

/** How the monitor shows the changes: as what they are, or as when they happened. */
export type DeploymentView = 'list' | 'timeline';

const SHOWN_AS = 'deployments shown as';

/** As somebody chose it last: it is opened and loaded anew in the middle of what one looks at. */
export function deploymentView(settings: Settings): DeploymentView {
  return settings.get(SHOWN_AS) === 'timeline' ? 'timeline' : 'list';
}

export function rememberView(settings: Settings, view: DeploymentView): void {
  settings.set(SHOWN_AS, view);
}
