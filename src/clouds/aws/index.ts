import type { Cloud } from '#kit/cloud.ts';
import { entryOf, sampleEventOf } from '#kit/service.ts';
import { callStyles } from './call-styles.ts';
import { dialect } from './dialect.ts';
import { logRetentions, runtimes } from './runtimes.ts';
import { services } from './services/index.ts';
import { variables } from './variables.ts';

/** AWS: its rooms as a catalogue, and CloudFormation as its dialect. Nothing here reaches the network. */
export const aws: Cloud = {
  id: 'aws',
  title: 'AWS',
  catalogue: { cloud: 'aws', services: services.map(entryOf), callStyles, runtimes, logRetentions, variables },
  dialect,
  sampleEvent: (type, options) => sampleEventOf(services, type, options),
};
