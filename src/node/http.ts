import { CloudError } from '#kit/cloud-error.ts';
import type { Http } from '#kit/ports.ts';

const TIMEOUT_MILLISECONDS = 60_000;

/** Throws `EndpointUnreachable` where no answer comes; repeats nothing. */
export const nodeHttp: Http = async ({ url, method = 'GET', headers = {}, body, signal }) => {
  const limit = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
  try {
    const answer = await fetch(url, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body: body as BodyInit }),
      signal: signal ? AbortSignal.any([signal as globalThis.AbortSignal, limit]) : limit,
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers.entries()), body: new Uint8Array(await answer.arrayBuffer()) };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new CloudError('EndpointUnreachable', `${new URL(url).host} does not answer`, { remedy: 'check the network, then try again', cause });
  }
};
