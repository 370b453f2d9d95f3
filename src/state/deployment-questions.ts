import type { Project } from '#model/project.ts';
import { variablesWithoutValue } from './deployment-variables.ts';

/** What a person has to know or to give before a deployment begins. */
export interface DeploymentQuestions {
  /** Variables that are valued outside the repository and have no value in this session. */
  readonly variables: readonly MissingVariable[];
  /** The template fragment of a project that came from elsewhere: shown once, before it is deployed. */
  readonly fragment: { readonly path: string; readonly text: string } | undefined;
  /** The code of a project that came from elsewhere will run on this machine. */
  readonly runsLocally: boolean;
  /** It is deployed once what goes on is over. */
  readonly isAfter?: boolean;
  /** Asked for what is queued already. */
  readonly isForQueued?: boolean;
  /** Asked before what is staged already is executed: nobody here has agreed to it yet. */
  readonly isForStaged?: boolean;
}

export interface MissingVariable {
  readonly key: string;
  /** Absent: the whole project's. */
  readonly function?: string;
}

/** What has to be asked now; undefined: nothing. */
export function questionsOf(of: {
  readonly project: Project;
  readonly fragmentText: string | undefined;
  readonly isLocal: boolean;
  /** The project was imported: its author is somebody else. */
  readonly isForeign: boolean;
  /** By `variableKey`: what was given in this session. */
  readonly values: Readonly<Record<string, string>>;
  /** What was shown and agreed to before. */
  readonly agreed: readonly string[];
}): DeploymentQuestions | undefined {
  const variables = variablesWithoutValue(of.project).filter((one) => !Object.hasOwn(of.values, variableKey(one)));
  const path = of.project.template;
  const asksFragment = of.isForeign && path !== undefined && of.fragmentText !== undefined && !of.agreed.includes(fragmentConsent(path, of.fragmentText));
  const runsLocally = of.isForeign && of.isLocal && !of.agreed.includes(LOCAL_CONSENT);
  if (variables.length === 0 && !asksFragment && !runsLocally) return undefined;
  return { variables, fragment: asksFragment && path !== undefined ? { path, text: of.fragmentText ?? '' } : undefined, runsLocally };
}

/** Of staged changes, whose values were given when they were staged: what somebody has to have read before they are executed. */
export function questionsOfStaged(
  questions: DeploymentQuestions | undefined,
  of: {
    /** They aren't of the project as it is: to its fragment nobody agrees by them, and what was agreed to before will do. */
    readonly isOfBefore: boolean;
    readonly agreed: readonly string[];
  },
): DeploymentQuestions | undefined {
  if (!questions) return undefined;
  const { runsLocally } = questions;
  const fragment = of.isOfBefore && of.agreed.some((one) => one.startsWith(FRAGMENT)) ? undefined : questions.fragment;
  return fragment || runsLocally ? { variables: [], fragment, runsLocally, isForStaged: true } : undefined;
}

export const LOCAL_CONSENT = 'runs-locally';
const FRAGMENT = 'fragment ';

/** An agreement is to exactly this text: another one is asked for anew. */
export function fragmentConsent(path: string, text: string): string {
  return `${FRAGMENT}${path} ${text}`;
}

/** `API_KEY`, or `resize.API_KEY` of one function. */
export function variableKey(variable: MissingVariable): string {
  return variable.function === undefined ? variable.key : `${variable.function}.${variable.key}`;
}
