import type { CloudFormationClientConfig } from '@aws-sdk/client-cloudformation';
import { CloudError } from '#kit/cloud-error.ts';
import type { CredentialSource, Credentials, Target } from '#kit/target.ts';
import { type CommandName, isOnce, SERVICE_OF, type Send, type Service } from './client/calls.ts';
import { toCloudError } from './errors.ts';

export interface ClientOptions {
  readonly target: Target;
  readonly credentials: CredentialSource;
  /** How requests leave this platform; absent: the SDK's own way. */
  readonly requestHandler?: RequestHandler;
}

export type RequestHandler = NonNullable<CloudFormationClientConfig['requestHandler']>;

/** The SDK's clients behind one `send`. Each service is loaded when it is first called, so that a page doesn't begin with all of them. */
export function createSend(options: ClientOptions): Send {
  const loaded = new Map<string, Promise<Loaded>>();
  let offset = 0;
  const clientOf = (service: Service, hasOneTry: boolean): Promise<Loaded> => {
    const key = hasOneTry ? `${service} once` : service;
    let client = loaded.get(key);
    if (!client) {
      client = load(service, { ...configOf(service, options), maxAttempts: hasOneTry ? 1 : 3 });
      // A chunk that couldn't be loaded is asked for again next time.
      client.catch(() => loaded.delete(key));
      loaded.set(key, client);
    }
    return client;
  };
  const send = async (command: CommandName, input: object, signal?: AbortSignal): Promise<object> => {
    signal?.throwIfAborted();
    try {
      const { client, commands } = await clientOf(SERVICE_OF[command], isOnce(command, input));
      const Command = commands[command];
      if (!Command) throw new Error(`no command ${command}`);
      // This machine's clock may be wrong: what one client learns of it from an answer counts for all, for some have only one try.
      client.config.systemClockOffset = offset;
      try {
        return await client.send(new Command(input), signal ? { abortSignal: signal } : {});
      } finally {
        offset = client.config.systemClockOffset;
      }
    } catch (thrown) {
      signal?.throwIfAborted();
      throw toCloudError(thrown, command, options.target.kind === 'local');
    }
  };
  return send as Send;
}

interface Loaded {
  readonly client: { readonly config: { systemClockOffset: number }; send(command: object, options: { abortSignal?: AbortSignal }): Promise<object> };
  readonly commands: Readonly<Record<string, new (input: object) => object>>;
}

async function load(service: Service, config: object): Promise<Loaded> {
  const module = (await MODULES[service]().catch(notLoaded)) as unknown as { commands: Loaded['commands']; createClient(config: object): Loaded['client'] };
  return { client: module.createClient(config), commands: module.commands };
}

/** A page that was left open may be older than what its server has: what it asks for is gone. */
function notLoaded(cause: unknown): never {
  const remedy = 'check the connection; where there is one, reload the page: a newer version has taken the place of this one';
  throw new CloudError('EndpointUnreachable', 'a part of Stackwright could not be loaded', { cause, remedy });
}

const MODULES: Readonly<Record<Service, () => Promise<object>>> = {
  cloudformation: () => import('./client/cloudformation.ts'),
  s3: () => import('./client/s3.ts'),
  lambda: () => import('./client/lambda.ts'),
  logs: () => import('./client/logs.ts'),
  sts: () => import('./client/sts.ts'),
  dynamodb: () => import('./client/dynamodb.ts'),
  sqs: () => import('./client/sqs.ts'),
  sns: () => import('./client/sns.ts'),
};

function configOf(service: Service, { target, credentials, requestHandler }: ClientOptions): object {
  // A function may run for a quarter of an hour, and an artifact may be large; anything else answers soon.
  const timeout = service === 'lambda' ? 16 * 60_000 : service === 's3' ? 5 * 60_000 : 30_000;
  return {
    region: target.region,
    requestHandler: requestHandler ?? { requestTimeout: timeout, connectionTimeout: 5_000 },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(target.kind === 'local'
      ? {
          endpoint: loopbackEndpoint(target.endpoint),
          credentials: async () => forLocal(await credentials()),
          forcePathStyle: true,
          useQueueUrlAsEndpoint: false,
        }
      : { credentials: async () => askedEachTime(await credentials()) }),
  };
}

/** What is sent to an emulator is its own account's: never a real key, whatever was handed in. */
function forLocal(credentials: Credentials): { accessKeyId: string; secretAccessKey: string } {
  const isTest = /^(test|\d{12})$/.test(credentials.accessKeyId) && credentials.sessionToken === undefined;
  return isTest ? { accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey } : { accessKeyId: 'test', secretAccessKey: 'test' };
}

/** The SDK keeps credentials until they expire; ones that are always about to are asked for at each signature, so that new ones take over at once. */
function askedEachTime({ accessKeyId, secretAccessKey, sessionToken }: Credentials): object {
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }), expiration: new Date(0) };
}

/** `localhost` would make S3 virtual-hosted, and can't be resolved by name there: the address is said in numbers. */
export function loopbackEndpoint(endpoint: string): string {
  let url: URL | undefined;
  try {
    url = new URL(endpoint);
  } catch {
    // Falls through to the refusal.
  }
  if (!url || !/^https?:$/.test(url.protocol) || !/^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname)) {
    throw new CloudError('EndpointUnreachable', `the local endpoint ${url?.origin ?? endpoint} is not on this machine`, {
      remedy: 'use a loopback address, such as http://127.0.0.1:4566',
    });
  }
  return url.hostname === 'localhost' ? `${url.protocol}//127.0.0.1${url.port ? `:${url.port}` : ''}` : url.origin;
}
