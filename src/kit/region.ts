/** `eu-west-1`, `us-gov-east-1`, `eusc-de-east-1`: for a form's `pattern`, too. Which of them there are only the cloud knows. */
export const REGION_PATTERN = '[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}';

export function isRegion(text: string): boolean {
  return new RegExp(`^${REGION_PATTERN}$`).test(text);
}
