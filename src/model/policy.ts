import type { Place } from './place.ts';

/** What executing staged changes does to what roles may do, and to who may use what. */
export interface PolicyDifference {
  /** Nothing was deployed before: all of it is gained. */
  readonly isFirst: boolean;
  /** The whole in one sentence; of many lines, the weightiest. */
  readonly sentence: string;
  readonly roles: readonly RoleDifference[];
}

export interface RoleDifference {
  /** The logical id of the role, or of what others may use. */
  readonly id: string;
  /** The project's name for what it belongs to: a function, mostly. */
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly gains: readonly PolicyLine[];
  readonly loses: readonly PolicyLine[];
}

/** Actions on one resource. */
export interface PolicyLine {
  readonly actions: readonly string[];
  /** In words: the project's name for it where it has one. */
  readonly resource: string;
  /** Somebody else than the role: a service, an account, `anyone`. */
  readonly who?: string;
  /** It is forbidden, not allowed. */
  readonly isDenied?: boolean;
  /** The lines of code, or of the manifest, that are the reason. Of what is lost: the function that no longer asks for it. */
  readonly evidence: readonly Place[];
  readonly marks: readonly PolicyMark[];
}

export type PolicyMark =
  /** Reaches further than any line of code needs: all actions, or all resources. */
  | 'wide'
  /** Anybody may, without signing in. */
  | 'public'
  /** It is taken away while the code that runs with it stays as it is. */
  | 'still used';

/** `gains s3:GetObject, s3:PutObject on photos`, `lets anyone lambda:InvokeFunctionUrl on hit`. */
export function policyLineText(line: PolicyLine, isGained: boolean): string {
  const what = `${line.actions.join(', ')} on ${line.resource}`;
  if (line.isDenied) return isGained ? `is denied ${what}` : `is no longer denied ${what}`;
  if (line.who !== undefined) return isGained ? `lets ${line.who} use ${what}` : `no longer lets ${line.who} use ${what}`;
  return isGained ? `gains ${what}` : `loses ${what}`;
}

export const POLICY_MARKS: Readonly<Record<PolicyMark, string>> = {
  wide: 'wider than the code needs',
  public: 'open to anybody',
  'still used': 'its code stays as it is, and may still need it',
};
