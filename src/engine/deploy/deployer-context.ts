import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Random } from '#kit/ports.ts';

export interface DeployerContext {
  readonly session: CloudSession;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds between two looks at a running operation. */
  readonly interval: number;
}
