import type { JsonObject } from '#base/json.ts';
import type { ServiceEntry } from './catalogue.ts';
import type { ResourceType, ResourceTypeTemplate } from './resource-type.ts';
import type { Trigger, TriggerTemplate } from './trigger.ts';

/** A room: all that is known about one service. */
export interface Service extends Omit<ServiceEntry, 'resourceTypes' | 'triggers'> {
  readonly resourceTypes: readonly ResourceType[];
  readonly triggers: readonly Trigger[];
}

/**
 * @example
 * export const s3 = defineService({ id: 's3', title: 'S3', sdk: 's3', resourceTypes: [bucket], triggers: [objectCreated], operations: { getObject }, api, icon, … });
 */
export function defineService(service: Service): Service {
  return service;
}

/** What the catalogue shows of a room: plain data. */
export function entryOf(service: Service): ServiceEntry {
  return {
    ...service,
    resourceTypes: Object.fromEntries(service.resourceTypes.map(({ template: _, ...type }) => [type.id, type])),
    triggers: Object.fromEntries(service.triggers.map(({ template: _, sampleEventFor: __, ...trigger }) => [trigger.id, trigger])),
  };
}

/** The rooms' template functions, by type id: `s3.bucket`. */
export function resourceTypeTemplates(services: readonly Service[]): Readonly<Record<string, ResourceTypeTemplate>> {
  return Object.fromEntries(services.flatMap((service) => service.resourceTypes.map((type) => [`${service.id}.${type.id}`, type.template])));
}

/** What a trigger of this type and with these options sends; undefined: there is none of that type. */
export function sampleEventOf(services: readonly Service[], type: string, options: JsonObject): JsonObject | undefined {
  const trigger = services.flatMap((service) => service.triggers.filter((one) => `${service.id}.${one.id}` === type))[0];
  return trigger?.sampleEventFor?.(options) ?? trigger?.sampleEvent;
}

export function triggerTemplates(services: readonly Service[]): Readonly<Record<string, TriggerTemplate>> {
  return Object.fromEntries(services.flatMap((service) => service.triggers.map((trigger) => [`${service.id}.${trigger.id}`, trigger.template])));
}
