import { resourceTypeOf, splitTypeId, triggerTypeOf } from '#kit/catalogue.ts';
import type { PlacedResource } from '#kit/resource-type.ts';
import type { PlacedTrigger } from '#kit/trigger.ts';
import { logicalId } from '#model/names.ts';
import { settingsOf } from '#model/project.ts';
import type { Draft, Step } from '../draft.ts';
import { validateProject } from '../validate-project.ts';

/** Gives everything its logical id. What the manifest says wrongly is a problem, and is left out from here on. */
export const place: Step = ({ cloud, input }: Draft) => {
  const { project, stage } = input;
  const resources = new Map<string, PlacedResource>();
  for (const [name, { type, origin, reference, properties = {} }] of Object.entries(project.resources)) {
    if (!resourceTypeOf(cloud.catalogue, type)) continue;
    resources.set(name, {
      name,
      id: logicalId(name),
      type,
      origin,
      properties,
      project: project.name,
      stage,
      ...(reference === undefined ? {} : { reference }),
    });
  }
  const functions = Object.entries(project.functions).map(([name, definition]) => ({
    name,
    id: logicalId(name),
    definition,
    settings: settingsOf(definition),
  }));
  const triggers = functions.flatMap((placed) =>
    Object.entries(placed.definition.triggers ?? {}).flatMap(([name, { type, resource: from, options = {} }]): PlacedTrigger[] => {
      const entry = triggerTypeOf(cloud.catalogue, type);
      const resource = from === undefined ? undefined : resources.get(from);
      if (!entry || (from !== undefined && !resource)) return [];
      if (resource?.origin === 'account' && entry.onAccountsResource === 'no') return [];
      if (entry.resourceType !== undefined && !entry.resourceOptional && !resource) return [];
      if (resource && entry.resourceType !== undefined && resource.type !== `${splitTypeId(type)[0]}.${entry.resourceType}`) return [];
      const id = placed.id + logicalId(name);
      return [{ name, id, type, options, function: placed, project: project.name, stage, ...(resource ? { resource } : {}) }];
    }),
  );
  const files = input.manifest === undefined ? {} : { manifest: input.manifest };
  return { resources, functions, triggers, problems: validateProject(project, cloud.catalogue, undefined, files) };
};
