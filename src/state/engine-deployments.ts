import type { Deployments } from './deployment-handle.ts';
import type { StatePorts } from './ports.ts';

export function createDeployments(_ports: StatePorts): Deployments {
  throw new Error('to come');
}
