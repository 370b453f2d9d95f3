import { CloudError } from '#kit/cloud-error.ts';
import type { AccessDenial } from '#kit/cloud-session.ts';
import { denialMeaning, denialRemedy, deniedText } from '#kit/denial-words.ts';
import { ACCOUNT, REGION } from './not-enabled.ts';

/** Whatever a command threw, as what it means: the cloud's own code and words are kept, but for those that may hold a key or a signature. */
export function toCloudError(thrown: unknown, command: string, isLocal = false): CloudError {
  if (thrown instanceof CloudError) return thrown;
  const { code, text, status } = factsOf(thrown);
  const facts = { cause: undefined, cloudCode: code, command };
  if (EXPIRED.test(code) || /security token .*expired/i.test(text)) {
    return new CloudError('CredentialsExpired', 'the credentials have expired', { ...facts, remedy: 'sign in again, then go on' });
  }
  if (INVALID.test(code)) {
    const remedy = 'check them, or sign in again; where they serve in other regions, this one is not enabled in the account';
    return new CloudError('CredentialsMissing', `the credentials are not accepted (${code})`, { ...facts, remedy });
  }
  if (SIGNED_UP.test(code)) {
    const { meaning, remedy } = /^RegionDisabled/.test(code) ? REGION : ACCOUNT;
    return new CloudError('AccessDenied', `${command} is refused (${code}): ${meaning}`, { ...facts, remedy });
  }
  if (DENIED.test(code) || status === 403) {
    const denial = diagnoseAccessDenied(text);
    const meaning = denial && denialMeaning(denial);
    const what = denial ? deniedText(denial) : `what ${command} needs`;
    const remedy =
      denial && denial.by !== undefined && (denial.by !== 'identity' || denial.isExplicit)
        ? denialRemedy(denial)
        : `allow ${denial?.action ?? what} to the credentials that you deploy with`;
    return new CloudError('AccessDenied', `${what} is not allowed${meaning ? `: ${meaning}` : ''}`, { ...facts, remedy });
  }
  if (THROTTLED.test(code) || status === 429) {
    return new CloudError('Throttled', `${isLocal ? 'the local cloud' : 'AWS'} asks to slow down (${command})`, {
      ...facts,
      remedy: 'wait a moment, then try again',
    });
  }
  if (status === undefined && UNREACHABLE.test(`${code} ${text}`)) {
    if (isLocal) return new CloudError('EndpointUnreachable', 'the local cloud does not answer', { ...facts, remedy: START_LOCAL });
    return new CloudError('EndpointUnreachable', `no answer to ${command}`, { ...facts, remedy: 'check the connection and the endpoint, then try again' });
  }
  if ((status === undefined || status < 300) && BROKEN_OFF.test(text)) {
    return new CloudError('EndpointUnreachable', `the answer to ${command} broke off`, { ...facts, remedy: 'check the connection, then try again' });
  }
  if (status !== undefined && status >= 500) {
    const remedy = `try again in a moment; where it answers so each time, it can’t take ${command === 'Invoke' ? 'this event' : 'what was sent'}`;
    return new CloudError('CloudOutOfOrder', `${isLocal ? 'the local cloud' : 'AWS'} answered ${command} with ${status} ${code}`, { ...facts, remedy });
  }
  if (BUSY.test(`${code} ${text}`)) {
    return new CloudError('StackBusy', lowerFirst(text), { ...facts, remedy: 'wait until the other operation is over, then deploy again' });
  }
  const [, guarded] = PROTECTED.exec(text) ?? [];
  if (guarded !== undefined) {
    return new CloudError('StackProtected', `the stack ${guarded} is protected against its deletion (termination protection): somebody has switched that on`, {
      ...facts,
      remedy: `ask whoever did, or switch it off (\`aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${guarded}\`, or in the console), then delete it again`,
    });
  }
  return new CloudError('CloudFailed', `${command}: ${lowerFirst(text) || code}`, { ...facts, remedy: 'correct what the message names, then try again' });
}

const START_LOCAL = 'start it with `npm start`, or with `node bin/stackwright.js local-cloud start`, then try again';
const EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/;
const INVALID =
  /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidSignatureException|InvalidAccessKeyId|AuthFailure|MissingAuthenticationToken.*|IncompleteSignature.*|CredentialsProviderError)$/;
const SIGNED_UP = /^(OptInRequired|SubscriptionRequired.*|NotSignedUp|RegionDisabled.*|AccountProblem)$/;
const DENIED =
  /^(AccessDenied|AccessDeniedException|AccessDeniedFault|AuthorizationError|AuthorizationErrorException|UnauthorizedOperation|Forbidden|NotAuthorized)$/;
const THROTTLED = /^(Throttl.*|TooManyRequests.*|RequestLimitExceeded|RequestThrottled.*|SlowDown|LimitExceededException\.Rate|PriorRequestNotComplete)$/;
const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|TimeoutError|NetworkingError|NetworkError|Failed to fetch|fetch failed|socket hang up|Load failed|UnknownEndpoint/i;
// What was read of an answer before the connection was gone, in Node's and the browsers' words, and the SDK's.
const BROKEN_OFF = /\baborted\b|terminated|network error|connection was lost|Deserialization error/i;
// `…is in UPDATE_IN_PROGRESS state and can not be updated` and its kin: another operation runs.
const BUSY = /OperationInProgress|_IN_PROGRESS\b.*(?:state|can ?not)|(?:state|can ?not)\b.*_IN_PROGRESS\b/;

const PROTECTED = /Stack \[([^\]]+)\] cannot be deleted while\s+TerminationProtection is enabled/i;

/** The stack or change set that was asked for isn't there. */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof CloudError)) return false;
  return (
    /^(ChangeSetNotFound.*|NoSuchBucket|NoSuchKey|NotFound|ResourceNotFoundException|StackNotFoundException)$/.test(error.cloudCode ?? '') ||
    /does not exist/.test(error.message)
  );
}

/** Reads AWS's sentence `… is not authorized to perform: s3:GetObject on resource: … because …`, wherever it stands; null where there is none. */
export function diagnoseAccessDenied(text: string): AccessDenial | null {
  const match = DENIAL.exec(text) ?? SHORT_DENIAL.exec(text);
  const { action, resource, principal } = match?.groups ?? {};
  if (!action) return roleDenial(text);
  return { action, ...(resource ? { resource: resource.replace(/[.:]$/, '') } : {}), ...(principal ? { principal } : {}), ...ruleIn(text) };
}

/** IAM User Guide, "Troubleshoot access denied error messages": `with an explicit deny in a KIND policy: ARN`, `because no KIND policy allows`. */
function ruleIn(text: string): Pick<AccessDenial, 'by' | 'isExplicit' | 'policy'> {
  const { explicit, implicit, policy } = RULE.exec(text)?.groups ?? {};
  const by = BY.find(([kind]) => kind.test(explicit ?? implicit ?? ''))?.[1];
  return { ...(by ? { by } : {}), ...(explicit ? { isExplicit: true } : {}), ...(policy ? { policy } : {}) };
}

const RULE =
  /with an explicit deny in an? (?<explicit>[a-z -]*?(?:policy|boundary))(?::? (?<policy>arn:[^\s"\\,]+))?|because no (?<implicit>[a-z -]*?(?:policy|boundary)) allows/i;
const BY: readonly (readonly [RegExp, NonNullable<AccessDenial['by']>])[] = [
  [/service control|resource control/i, 'organisation'],
  [/boundary/i, 'boundary'],
  [/session/i, 'session'],
  [/endpoint/i, 'endpoint'],
  [/resource-based|trust/i, 'resource'],
  [/identity-based/i, 'identity'],
];

/** What Lambda finds missing in a function's role when it is to read from a queue or a stream. */
function roleDenial(text: string): AccessDenial | null {
  const { operation, service } = ROLE_CALL.exec(text)?.groups ?? {};
  if (operation && service) return { action: `${service.toLowerCase()}:${operation}`, isRole: true };
  const { resource, operation: first } = ROLE_STREAM.exec(text)?.groups ?? {};
  if (!first) return null;
  const prefix = resource?.split(':')[2] ?? 'kinesis';
  return { action: `${prefix}:${first}`, ...(resource ? { resource: resource.replace(/\.$/, '') } : {}), isRole: true };
}

const ROLE_CALL = /execution role does not have permissions? to call (?<operation>[A-Za-z]+) on (?<service>[A-Za-z0-9]+)/i;
const ROLE_STREAM = /Cannot access stream (?<resource>arn:\S+?)\.? Please ensure the role can perform the (?<operation>[A-Za-z]+)/i;

const DENIAL =
  /(?:User:\s*(?<principal>arn:[^\s"\\]+)\s+is\s+)?not authorized to perform:?\s+(?<action>[a-z0-9-]+:[A-Za-z0-9*]+)(?:\s+on(?: the)? resource:?\s+[\\"']*(?<resource>[^\s\\"',]+))?/;
const SHORT_DENIAL = /API: (?<action>[a-z0-9-]+:[A-Za-z0-9*]+) (?:Access Denied|You are not authorized)/i;

function factsOf(thrown: unknown): { code: string; text: string; status: number | undefined } {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    name?: unknown;
    code?: unknown;
    Code?: unknown;
    message?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  const name = typeof error.name === 'string' && error.name !== 'Error' ? error.name : '';
  const code = [name, error.Code, error.code].find((one): one is string => typeof one === 'string' && one !== '' && one !== 'UnknownError') ?? 'Unknown';
  const system = typeof error.code === 'string' ? `${error.code} ` : '';
  const text = typeof error.message === 'string' ? error.message : String(thrown);
  return { code, text: text === '' ? system : text, status: error.$metadata?.httpStatusCode };
}

function lowerFirst(text: string): string {
  // A name or an acronym keeps its capital: `S3 error` , `IAM role`.
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
