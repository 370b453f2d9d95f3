import { CloudError } from '#kit/cloud-error.ts';
import type { Http } from '#kit/ports.ts';
import { bridgeFetch } from './bridge.ts';

/** Through the bridge where there is one. Throws `EndpointUnreachable` where no answer comes, which is also how a refusal by CORS looks. */
export const browserHttp: Http = async ({ url, method = 'GET', headers = {}, body, signal }) => {
  try {
    const answer = await bridgeFetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: body as BodyInit }),
      ...(signal ? { signal: signal as globalThis.AbortSignal } : {}),
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers.entries()), body: new Uint8Array(await answer.arrayBuffer()) };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new CloudError('EndpointUnreachable', `${new URL(url).host} does not answer`, { remedy: 'check the network, then try again', cause });
  }
};
