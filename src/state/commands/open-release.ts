import type { DeployWorld } from '../deploy-world.ts';

export function openRelease(world: DeployWorld, id: string): void {
  world.releases.setState({ openId: id });
}

export function closeRelease(world: DeployWorld): void {
  world.releases.setState({ openId: undefined });
}

export function showReleases(world: DeployWorld, isListShown: boolean): void {
  world.releases.setState({ isListShown });
}

/** A third one takes the place of the one that was chosen first. */
export function chooseRelease(world: DeployWorld, id: string, isChosen: boolean): void {
  world.releases.setState(({ chosen }) => {
    const others = chosen.filter((one) => one !== id);
    return { chosen: isChosen ? [...others, id].slice(-2) : others };
  });
}

/** Hands over the very bytes that were submitted. */
export function saveReleaseTemplate(world: DeployWorld, id: string): void {
  const release = world.releases.getState().list?.find((one) => one.id === id);
  if (release?.template !== undefined) world.workbench.download(`${release.stackName}.${release.id}.template.json`, release.template);
}
