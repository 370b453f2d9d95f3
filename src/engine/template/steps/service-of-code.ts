import type { ResourceTypeEntry, ServiceEntry } from '#kit/catalogue.ts';
import type { Draft } from '../draft.ts';

/** The room of a service as code calls it. */
export function serviceOfCode({ cloud }: Pick<Draft, 'cloud'>, sdk: string): ServiceEntry | undefined {
  return cloud.catalogue.services.find((service) => service.sdk === sdk);
}

/** The room's first resource type that has such a part. */
export function typeWithPart(service: ServiceEntry, part: string): ResourceTypeEntry | undefined {
  return Object.values(service.resourceTypes).find((type) => Object.hasOwn(type.parts, part));
}
