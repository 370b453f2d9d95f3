import { rememberAutomatic } from '../automatic-start.ts';
import type { DeployWorld } from '../deploy-world.ts';
import { type DeploymentQuestions, questionsOfStaged } from '../deployment-questions.ts';
import { agreedOf, questionsFor, rememberAgreed } from './deploy-project.ts';

/** Of what comes from elsewhere nothing is executed before somebody has read here what it may do. */
export function executeChanges(world: DeployWorld): void {
  const { snapshot, confirmed, keepsOnFailure, isOfOthers, takesOthers } = world.deployment.getState();
  if (!snapshot?.can.execute || (isOfOthers && !takesOthers)) return;
  const questions = unread(world);
  if (questions) world.deployment.setState({ questions });
  else world.followed.handle?.execute(confirmed, keepsOnFailure);
}

/** It was read, and is executed. */
export function agreeAndExecute(world: DeployWorld): void {
  const { questions } = world.deployment.getState();
  const opened = world.workbench.opened();
  world.deployment.setState({ questions: undefined });
  if (!opened || !questions) return;
  rememberAgreed(world, opened.id, questions);
  executeChanges(world);
}

/** Back to what is staged: nothing was agreed to. */
export function leaveUnread(world: DeployWorld): void {
  world.deployment.setState({ questions: undefined });
}

/** Whoever pressed Deploy Project here was asked then, about what was staged by it. */
function unread(world: DeployWorld): DeploymentQuestions | undefined {
  const { snapshot, isFound } = world.deployment.getState();
  const opened = world.workbench.opened();
  const isOfBefore = snapshot?.returnsTo !== undefined || snapshot?.revertsDrift === true;
  if (!opened || !(isFound || isOfBefore)) return undefined;
  return questionsOfStaged(questionsFor(world, opened), { isOfBefore, agreed: agreedOf(world, opened.id) });
}

/** What was found staged isn't the project as it is: that it shall be executed all the same. */
export function takeOthers(world: DeployWorld, isTaken: boolean): void {
  world.deployment.setState({ takesOthers: isTaken });
}

/** If something fails: roll back, or keep what succeeded. */
export function setKeepsOnFailure(world: DeployWorld, isOn: boolean): void {
  world.deployment.setState({ keepsOnFailure: isOn });
}

export function confirmLoss(world: DeployWorld, name: string, isConfirmed: boolean): void {
  const { confirmed } = world.deployment.getState();
  const others = confirmed.filter((one) => one !== name);
  world.deployment.setState({ confirmed: isConfirmed ? [...others, name] : others });
}

/** Counts when changes become ready, not for those that are ready already. */
export function setStartsAutomatically(world: DeployWorld, isOn: boolean): void {
  const session = world.clouds.session.current();
  if (session) rememberAutomatic(world.workbench.settings, session, isOn);
  world.deployment.setState({ startsAutomatically: isOn });
}
