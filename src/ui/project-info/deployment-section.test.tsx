import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { StackResource } from '#model/stack.ts';
import { DeploymentSection } from './deployment-section.tsx';

const queue: StackResource = { logicalId: 'Jobs', physicalId: 'jobs', type: 'AWS::SQS::Queue', status: 'CREATE_COMPLETE' };
const shown = (deployed: readonly StackResource[] | undefined, isReading = false): string =>
  renderToStaticMarkup(
    createElement(DeploymentSection, { snapshot: undefined, releases: { list: isReading ? undefined : [], isReading, problem: undefined }, deployed, now: 0 }),
  ).replace(/<[^>]+>/g, '');

test('without a release it says what is known: a stack that stands all the same is not called undeployed', () => {
  expect([shown([queue]), shown([queue, { ...queue, logicalId: 'Hit' }]), shown([]), shown(undefined), shown([queue], true)]).toEqual([
    'The stack stands, with 1 resource; no release of it is known.',
    'The stack stands, with 2 resources; no release of it is known.',
    'Nothing is deployed, and no release is known.',
    'No release is known, and the stack was not looked at yet.',
    'Reading the releases…',
  ]);
});
