import type { IncomingMessage } from 'node:http';

/** An error in the words and the wire format of the service that was asked. */
export function errorAnswer(
  what: 'throttled' | 'unavailable' | 'failed after' | 'expired',
  { headers }: IncomingMessage,
): { readonly status: number; readonly headers: Record<string, string>; readonly bytes: Buffer } {
  // The scope of the signature names the service: `…/us-east-1/cloudformation/aws4_request`.
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? 'cloudformation';
  const [status, code, message] = (ERRORS[service] ?? OTHERS)[what];
  const request = '4c3b6a2e-0000-4000-8000-000000000000';
  switch (service) {
    case 's3':
      return xml(status, `<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${request}</RequestId></Error>`);
    case 'cloudformation':
    case 'sts':
      return xml(
        status,
        `<ErrorResponse><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${request}</RequestId></ErrorResponse>`,
      );
    default:
      return {
        status,
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': code, 'x-amzn-requestid': request },
        bytes: Buffer.from(JSON.stringify({ __type: code, message })),
      };
  }
}

type Errors = Readonly<Record<'throttled' | 'unavailable' | 'failed after' | 'expired', readonly [status: number, code: string, message: string]>>;

/** API references: "Common errors" of each service; S3: "Error responses". */
const EXPIRED = 'The security token included in the request is expired';
const CLOUDFORMATION: Errors = {
  throttled: [400, 'Throttling', 'Rate exceeded'],
  unavailable: [503, 'ServiceUnavailable', 'Service is unable to handle request'],
  'failed after': [500, 'InternalFailure', 'An internal error has occurred'],
  expired: [403, 'ExpiredToken', EXPIRED],
};
const OTHERS: Errors = {
  ...CLOUDFORMATION,
  throttled: [429, 'TooManyRequestsException', 'Rate exceeded'],
  expired: [403, 'ExpiredTokenException', EXPIRED],
};
const ERRORS: Readonly<Record<string, Errors>> = {
  cloudformation: CLOUDFORMATION,
  sts: CLOUDFORMATION,
  s3: {
    throttled: [503, 'SlowDown', 'Please reduce your request rate.'],
    unavailable: [503, 'ServiceUnavailable', 'Please reduce your request rate.'],
    'failed after': [500, 'InternalError', 'We encountered an internal error. Please try again.'],
    expired: [400, 'ExpiredToken', 'The provided token has expired.'],
  },
};

function xml(status: number, body: string) {
  return { status, headers: { 'content-type': 'text/xml' }, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${body}`) };
}
