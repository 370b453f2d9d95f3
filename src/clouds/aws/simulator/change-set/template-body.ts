import { validationError } from '../service-error.ts';
import { bodyText } from '../services/bodies.ts';
import type { World } from '../world.ts';

/** The template that a call names: with it, in S3, or the one that the stack has. API Reference, `CreateChangeSet`; "CloudFormation quotas". */
export function bodyOf(
  { state }: World,
  input: { readonly TemplateBody?: string | undefined; readonly TemplateURL?: string | undefined; readonly UsePreviousTemplate?: boolean | undefined },
  previous = '',
): string {
  if (input.TemplateBody !== undefined) {
    if (new TextEncoder().encode(input.TemplateBody).length > 51_200) {
      throw validationError(
        "1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
      );
    }
    return input.TemplateBody;
  }
  if (input.TemplateURL !== undefined) {
    const url = new URL(input.TemplateURL);
    const [host = ''] = url.hostname.split('.s3.');
    const bucket = host === url.hostname ? (url.pathname.split('/')[1] ?? '') : host;
    const key = decodeURIComponent(host === url.hostname ? url.pathname.split('/').slice(2).join('/') : url.pathname.slice(1));
    const object = state.objects[bucket]?.[key];
    if (!object) throw validationError('S3 error: The specified key does not exist.');
    return bodyText(object);
  }
  if (input.UsePreviousTemplate) return previous;
  throw validationError('Either Template URL or Template Body must be specified.');
}
