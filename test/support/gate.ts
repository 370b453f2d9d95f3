import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A door that functions wait at, so that a test decides how long a deployment takes. */
export interface Gate {
  readonly url: string;
  /** Whoever waits, and whoever comes, goes through. */
  open(): void;
  /** Whoever comes waits. */
  shut(): void;
  /** Resolves when somebody waits. */
  waiting(): Promise<void>;
  close(): Promise<void>;
}

export async function startGate(): Promise<Gate> {
  let isOpen = false;
  let held: ServerResponse[] = [];
  let told: (() => void)[] = [];
  const server = createServer((_request, response) => {
    if (isOpen) {
      response.end('go');
      return;
    }
    held.push(response);
    for (const tell of told) tell();
    told = [];
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const release = () => {
    for (const response of held) response.end('go');
    held = [];
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    open() {
      isOpen = true;
      release();
    },
    shut() {
      isOpen = false;
    },
    waiting: () => (held.length > 0 ? Promise.resolve() : new Promise((done) => told.push(done))),
    async close() {
      release();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
