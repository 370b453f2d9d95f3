import type { Dialect } from '#kit/dialect.ts';
import { resourceTypeTemplates, triggerTemplates } from '#kit/service.ts';
import { check } from './dialect/check.ts';
import { artifactBucket, functionGrants, functionPieces } from './dialect/function-pieces.ts';
import { handProblem, handResource } from './dialect/hand-resource.ts';
import { nodes } from './dialect/nodes.ts';
import { print } from './dialect/print.ts';
import { readFragment } from './dialect/read-fragment.ts';
import { references } from './dialect/references.ts';
import { ref } from './intrinsics.ts';
import { services } from './services/index.ts';
import { variables } from './variables.ts';

/** CloudFormation: how the engine's decisions are written down for AWS. */
export const dialect: Dialect = {
  resourceTypes: resourceTypeTemplates(services),
  triggers: triggerTemplates(services),
  artifactBucket,
  limits: { resources: 500, outputs: 200, parameters: 200, bytes: 1_048_576, variableBytes: variables.mostBytes, policyCharacters: 10_240 },
  functionPieces,
  functionGrants,
  secretParameter: (id, description) => ({ id, type: 'String', secret: true, description }),
  parameterValue: ref,
  handResource,
  handProblem,
  isReservedVariable: (name) => RESERVED.test(name),
  references,
  print,
  readFragment,
  nodes,
  check,
};

const RESERVED = new RegExp(`^(${variables.reserved})$`);
