import type { Target } from '#kit/target.ts';
import type { DeployWorld, Settings } from '../deploy-world.ts';
import { targetKey } from '../queue-place.ts';
import { dayText } from '../queue-words.ts';
import { type RememberedTarget, rememberedTarget } from '../remember-target.ts';
import { chooseBegun, goOnRehearsing } from './choose-rehearsal.ts';
import { chooseLocal, openTargets } from './choose-target.ts';
import { leftAt } from './left-there.ts';

/**
 * The page has come, or was loaded anew: deployments go where this tab's went before. A rehearsal goes on; an account waits for credentials,
 * which nobody keeps. Where that can't be, it is said, and nothing is deployed elsewhere meanwhile.
 */
export async function returnToTarget(world: DeployWorld, tab: Settings | undefined): Promise<void> {
  const before = rememberedTarget(tab);
  if (!before) {
    await chooseLocal(world);
    await tellOfKept(world, tab);
    return;
  }
  if (before.kind === 'account') {
    const target: Target = { kind: 'aws', region: before.region, account: before.account };
    const leftThere = await leftAt(world, targetKey({ target }));
    world.target.setState({ target, awaited: `${before.text} (signed out)`, leftThere });
    world.workbench.say({
      kind: 'info',
      text: `Signed out of ${before.text}`,
      detail: `${leftThere === undefined ? '' : `${leftThere} `}Credentials are in memory only: a reload forgets them. Nothing is deployed elsewhere until you choose.`,
      action: { label: 'Sign in…', run: () => openTargets(world) },
    });
    return;
  }
  world.target.setState({ target: undefined, awaited: before.text });
  world.deployment.setState({ isLooking: true });
  let isBack = false;
  try {
    isBack = await goOn(world, before);
  } finally {
    // Where there is nothing to look at.
    if (!isBack) world.deployment.setState({ isLooking: false });
  }
  if (isBack) return;
  const { local } = world.target.getState();
  world.workbench.say({
    kind: 'error',
    text: 'The rehearsal is over: nothing of its account is kept',
    detail: local ? 'Deployments go to the local cloud now.' : 'Choose a target.',
  });
  if (local) await chooseLocal(world);
  else world.target.setState({ awaited: undefined });
}

/** A tab that is new knows of no rehearsal, but the browser may: whoever closed the tab of one finds it again. Said once a tab. */
async function tellOfKept(world: DeployWorld, tab: Settings | undefined): Promise<void> {
  const opened = world.workbench.opened();
  if (!opened || !world.clouds.rehearsals || tab?.get(TOLD) !== undefined) return;
  const [newest] = await world.rehearsals.list(opened.id);
  // Whoever has chosen meanwhile knows where to choose.
  if (!newest || world.target.getState().rehearsal || world.workbench.opened()?.id !== opened.id) return;
  tab?.set(TOLD, 'yes');
  world.workbench.say({
    kind: 'info',
    text: 'A rehearsal of this project is kept',
    detail: `${newest.scenario.title}, begun ${dayText(newest.at)}. Deployments go ${world.target.getState().local ? 'to the local cloud' : 'nowhere'} now.`,
    action: { label: 'Go on', run: () => chooseBegun(world, newest).catch((error: unknown) => reportError(error)) },
  });
}

const TOLD = 'told of a kept rehearsal';

async function goOn(world: DeployWorld, { projectId, id }: Extract<RememberedTarget, { kind: 'rehearsal' }>): Promise<boolean> {
  const kept = await world.rehearsals.find(projectId, id);
  return kept !== undefined && (await goOnRehearsing(world, kept));
}
