import { ChangesRefused } from '#kit/changes-refused.ts';
import { CloudError } from '#kit/cloud-error.ts';
import type { Advice, Finding } from '#kit/stack-driver.ts';
import type { Place } from '#model/place.ts';
import { type Problem, problem } from '#model/problem.ts';
import { remedyIn, remedy as told } from '#model/remedy.ts';
import { DeploymentRefused } from './course.ts';
import { type Evidence, placeIn } from './diagnose-place.ts';

/** What is known of the things that are spoken of. */
export type About = Pick<Evidence, 'names' | 'placeOf' | 'explain'>;

/** What early validation and hooks hold against the staged changes: a warning lets them through. */
export function findingWarnings(findings: readonly Finding[], about: About): Problem[] {
  return findings
    .filter((one) => one.isWarning)
    .map((one) => findingProblem(one, about, 'the changes can be executed as they are; look whether it matters here'));
}

/** What made an operation fail before it did anything. */
export function findingFailures(findings: readonly Finding[], about: About): Problem[] {
  return findings.filter((one) => !one.isWarning).map((one) => findingProblem(one, about, 'correct the value that it names, then deploy again'));
}

/** Refused changes as one problem for each thing that is held against them, with its place; what else was thrown stays as it is. */
export function refusalOf(error: unknown, about: About): unknown {
  if (!(error instanceof CloudError)) return error;
  const failures = error instanceof ChangesRefused ? findingFailures(error.findings, about) : [];
  if (!(error instanceof ChangesRefused) || failures.length === 0) {
    const [first] = error.about ?? [];
    if (!first) return error;
    return new DeploymentRefused([
      problem(error.code, { at: placeIn(first.logicalId, about), summary: error.message, remedy: remedyIn(error), severity: 'error' }),
    ]);
  }
  const refused = failures.map((one) => ({ ...one, code: 'StagingFailed' as const, summary: `the changes are refused: ${one.summary}` }));
  return new DeploymentRefused([...refused, ...findingWarnings(error.findings, about)]);
}

function findingProblem(finding: Finding, about: About, remedy: string): Problem {
  const { logicalId: id, path, check, reason, isWarning, isHook, advice = [] } = finding;
  const what = id === undefined ? (path ?? 'the template') : (about.names[id] ?? id);
  const known = about.explain?.(reason);
  const at: Place = { ...(id === undefined ? {} : placeIn(id, about, path)), ...fieldIn(path) };
  return problem(isWarning ? 'ChangesQuestioned' : 'ResourceFailed', {
    at,
    summary: `${what} did not pass ${isHook ? 'the hook ' : ''}${check}: ${[reason, ...advice.map(adviceText)].map((one) => one.replace(/(?<!\.)\.$/, '')).join('; ')}`,
    ...(known ? { meaning: known.meaning } : isHook ? { meaning: 'a rule that somebody set up for the account (a hook) is against it' } : {}),
    // A rule that only warns says what it wants done, too.
    remedy: isWarning
      ? [...adviceRemedies(advice), remedy].join('; ')
      : known
        ? told`${known.remedy}, then ${known.again ?? 'deploy again'}`
        : isHook
          ? adviceRemedy(advice, check)
          : remedy,
  });
}

/** `/Resources/Photos/Properties/Name` of `photos` is its `Name`; what is no property of a resource is told by its whole path. */
function fieldIn(path: string | undefined): Pick<Place, 'field'> {
  if (path === undefined) return {};
  const inResource = /^\/Resources\/[^/]+(?:\/Properties)?(?:\/(?<property>.+))?$/.exec(path);
  const field = inResource ? inResource.groups?.property?.replaceAll('/', '.') : path;
  return field === undefined ? {} : { field };
}

function adviceText({ rule, message }: Advice): string {
  return rule === undefined || rule === message ? message : `${rule}: ${message}`;
}

/** The rule's own words where it has some: whoever made it knows best. */
function adviceRemedy(advice: readonly Advice[], check: string): string {
  const said = adviceRemedies(advice);
  const who = `ask who looks after the hook ${check}`;
  return said.length > 0 ? `${said.join('; ')}; or ${who}` : `change what its message names, or ${who}`;
}

function adviceRemedies(advice: readonly Advice[]): string[] {
  const said = advice.flatMap(({ remedy, link }) => (remedy === undefined ? [] : [`${remedy.replace(/\.$/, '')}${link === undefined ? '' : ` (${link})`}`]));
  return [...new Set(said)];
}
