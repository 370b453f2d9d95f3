import type { CloudSession } from '#kit/cloud-session.ts';
import type { Clock, Network, Random } from '#kit/ports.ts';
import type { StackDriver } from '#kit/stack-driver.ts';

export interface DeployerContext {
  /** Its driver waits for new credentials and for the network, where somebody can give them. */
  readonly session: CloudSession;
  /** The driver that waits for nobody: for what has to be known to have begun, or not. */
  readonly impatient: StackDriver;
  /** Absent: there is always one. */
  readonly network?: Network;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds between two looks at a running operation. */
  readonly interval: number;
}
