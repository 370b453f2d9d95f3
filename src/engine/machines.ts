import type { Machine } from '#base/machine.ts';
import { deploymentMachine } from './deploy/deployment.machine.ts';
import { requestMachine } from './queue/request.machine.ts';
import { stackMachine } from './queue/stack.machine.ts';

/** All state machines that there are: they are drawn, and every way through them is walked by a test. */
export const machines: readonly Machine<string, string>[] = [deploymentMachine, stackMachine, requestMachine];
