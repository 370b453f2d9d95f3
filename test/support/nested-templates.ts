import type { JsonObject } from '#base/json.ts';
import { type AccountState, emptyAccount } from '#clouds/aws/simulator/account-state.ts';
import { toBase64 } from '#clouds/aws/simulator/services/bodies.ts';

const BUCKET = 'templates';

/** An account in whose bucket these templates lie, for stacks within stacks. */
export function withTemplates(templates: Readonly<Record<string, JsonObject>>, now = 1_700_000_000_000): AccountState {
  const state = emptyAccount(now);
  state.objects[BUCKET] = Object.fromEntries(
    Object.entries(templates).map(([key, template]) => {
      const bytes = new TextEncoder().encode(JSON.stringify(template));
      return [key, { body: toBase64(bytes), size: bytes.length, etag: `"${key}"`, at: now }];
    }),
  );
  return state;
}

export function nestedStack(key: string, more: JsonObject = {}): JsonObject {
  return { Type: 'AWS::CloudFormation::Stack', ...more, Properties: { TemplateURL: `https://${BUCKET}.s3.us-east-1.amazonaws.com/${key}` } };
}
