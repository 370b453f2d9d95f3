import type { CloudSession } from '#kit/cloud-session.ts';
import type { DeployWorld, Settings } from './deploy-world.ts';

/** Whether changes are executed as soon as they are ready: as somebody wished last of this kind of target. What is wished in a rehearsal is no wish for an account. */
export function wishesAutomatic({ workbench, clouds }: Pick<DeployWorld, 'workbench' | 'clouds'>): boolean {
  const session = clouds.session.current();
  return session !== undefined && workbench.settings.get(keyOf(session)) === 'yes';
}

export function rememberAutomatic(settings: Settings, session: CloudSession, isOn: boolean): void {
  settings.set(keyOf(session), isOn ? 'yes' : 'no');
}

function keyOf({ target, rehearsal }: Pick<CloudSession, 'target' | 'rehearsal'>): string {
  const kind = rehearsal !== undefined ? 'a rehearsal' : target.kind === 'local' ? 'the local cloud' : 'an account';
  return `deployment starts automatically in ${kind}`;
}
