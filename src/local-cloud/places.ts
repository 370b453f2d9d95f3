// The local cloud: an AWS emulator (MiniStack, from PyPI) in a virtual environment of its own, on 127.0.0.1 only,
// and the bridge by which a page of the same origin reaches it, the clouds and the package registries.
import { join } from 'node:path';
import { keptFolder } from '#node/kept-folder.ts';

export const EMULATOR_VERSION = '1.5.33';
export const USUAL_PORT = 4566;
export const LOCAL_REGION = 'us-east-1';

/** Everything that is installed or kept for the local cloud. */
export function places() {
  const base = keptFolder();
  return {
    base,
    environment: join(base, `ministack-${EMULATOR_VERSION}`),
    sdk: join(base, 'sdk'),
    state: join(base, 'state'),
    running: join(base, 'local-cloud.json'),
    lock: join(base, 'local-cloud.lock'),
    log: join(base, 'local-cloud.log'),
    scratch: join(base, 'scratch'),
  };
}
