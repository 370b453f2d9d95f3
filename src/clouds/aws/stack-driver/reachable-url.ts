import type { Target } from '#kit/target.ts';
import type { DeploymentEndpoint } from '#model/deployment.ts';
import type { StackOutput } from '#model/stack.ts';

/**
 * The local cloud gives its addresses as AWS would, or with host names that not every machine resolves: here they become ones that
 * can be opened. A real account's stay as they are.
 */
export function reachableUrl(value: string, target: Target): string {
  if (target.kind !== 'local' || !/^https?:\/\//.test(value)) return value;
  const origin = new URL(target.endpoint).origin.replace('//localhost', '//127.0.0.1');
  const api = EXECUTE_API.exec(value);
  if (api) {
    const [, id, stageAndPath = ''] = api;
    return `${origin}/_aws/execute-api/${id}/${withStage(stageAndPath)}`;
  }
  const rest = REST_API.exec(value);
  if (rest) return `${origin}${rest[1]}`;
  return value.replace(/^https?:\/\/localhost:\d+(?=\/|$)/, origin);
}

/** APIs answer under a host of their own: `https://ID.execute-api.REGION.amazonaws.com/STAGE`. */
const EXECUTE_API = /^https?:\/\/([a-z0-9]+)\.execute-api\.[a-z0-9.-]+(?::\d+)?(?:\/(.*))?$/;
const REST_API = /^https?:\/\/localhost:\d+(\/restapis\/.*)$/;

/** HTTP APIs have a default stage, which stands in no address; the emulator wants it said. */
function withStage(path: string): string {
  return path === '' ? '$default' : path;
}

/** What can be opened in a browser: an API's or a function's own address, not a queue's. */
export function endpointsOf(outputs: readonly StackOutput[]): DeploymentEndpoint[] {
  return outputs
    .filter(({ value }) => /^https?:\/\//.test(value) && OPENED.test(value))
    .map(({ name, value, description }) => ({ name: description || name, url: value }));
}

const OPENED = /\.execute-api\.|\/_aws\/execute-api\/|\/restapis\/|\.lambda-url\.|\.cloudfront\.net|\.s3-website[.-]|\.amplifyapp\.com/;
