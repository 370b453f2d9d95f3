import { type MissingStatement, missingStatements } from '#engine/template/missing-statements.ts';
import type { AccessDenial } from '#kit/cloud-session.ts';
import type { HandStatement } from '#model/project.ts';
import type { StackResource } from '#model/stack.ts';
import type { DeployWorld } from './deploy-world.ts';
import { physicalIdOf } from './session.ts';

/** What a role refused, and what would allow it. */
export interface DeniedOffer {
  /** One refusal is as good as another that the same would allow. */
  readonly key: string;
  readonly denial: AccessDenial;
  /** One: it is known what was refused. Several: it may be either, and somebody has to say. */
  readonly choices: readonly MissingStatement[];
  /** One of them stands in the project. */
  readonly isAdded: boolean;
}

/** One run of a function: what it was called with, and what came of it. */
export interface Run {
  readonly event?: string;
  readonly texts: readonly string[];
}

/** Every refusal in what a function answered or logged, each once, in their order. The cloud reads them: only it knows its own words. */
export function deniedOffers(world: DeployWorld, functionName: string, runs: readonly Run[], added: readonly string[]): readonly DeniedOffer[] {
  const opened = world.workbench.opened();
  const cloud = opened && world.clouds.cloud(opened.project.cloud);
  const session = world.clouds.session.current();
  if (!opened || !cloud || !session) return [];
  const known = Object.entries(opened.project.resources).map(([name, { origin, reference }]) => {
    return { name, physical: origin === 'project' ? physicalIdOf(world.deployment.getState().deployed, name) : reference };
  });
  const heardIn = (texts: readonly string[]) => known.filter((one) => texts.some((text) => speaksOf(text, one.physical))).map(({ name }) => name);
  const standing = opened.project.functions[functionName]?.permissions ?? [];
  const offers = new Map<string, DeniedOffer>();
  for (const { event, texts } of runs) {
    for (const text of texts) {
      const denial = session.diagnoseAccessDenied(text);
      if (denial === null) continue;
      const { action, resource } = denial;
      const inError = heardIn([text]);
      const heard = inError.length > 0 ? inError : heardIn([...(event === undefined ? [] : [event]), ...texts]);
      const choices = missingStatements({ catalogue: cloud.catalogue, project: opened.project, scan: opened.scan }, functionName, denial, heard);
      const key = [functionName, action, ...choices.flatMap(({ statement }) => statement.resources).sort()].join(' ');
      const isOneThere = choices.some(({ statement }) => standing.some((one) => isSame(one, statement)));
      // Of several, another may have been there before.
      const isAdded = isOneThere && (choices.length === 1 || added.includes(key));
      offers.set(key, { key, denial: resource === undefined ? { action } : { action, resource }, choices, isAdded });
    }
  }
  return [...offers.values()];
}

/** A longer name that begins or ends alike is another one. Of an address or a full name, its last part is what is called by. */
function speaksOf(text: string, physical: StackResource['physicalId']): boolean {
  const called = physical?.split(/[/:]/).at(-1);
  if (!called) return false;
  for (let at = text.indexOf(called); at >= 0; at = text.indexOf(called, at + 1)) {
    const isBegin = !/[\w-]$/.test(text.slice(0, at)) && !/[\w-]\.$/.test(text.slice(0, at));
    if (isBegin && !/^(?:[\w-]|\.\w)/.test(text.slice(at + called.length))) return true;
  }
  return false;
}

function isSame(one: HandStatement, other: HandStatement): boolean {
  return JSON.stringify([one.actions, one.resources]) === JSON.stringify([other.actions, other.resources]);
}
