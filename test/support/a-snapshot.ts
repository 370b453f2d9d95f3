import type { DeploymentSnapshot } from '#model/deployment.ts';

/** A deployment in any phase, for tests and stories. */
export function aSnapshot(of: Partial<DeploymentSnapshot> & Pick<DeploymentSnapshot, 'phase'>): DeploymentSnapshot {
  return {
    id: 'deployment-1',
    projectName: 'thumbnailer',
    stage: 'dev',
    stackName: 'thumbnailer-dev',
    activity: '',
    startedAt: Date.UTC(2026, 10, 21, 10, 0, 0),
    rows: [],
    done: 0,
    total: 0,
    errors: 0,
    losses: [],
    events: [],
    outputs: [],
    endpoints: [],
    problems: [],
    can: { execute: false, abort: false, stop: false, consent: false },
    ...of,
  };
}
