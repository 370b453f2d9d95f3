import { expect, test } from 'vitest';
import { answers, nextState } from '#base/machine.ts';
import { type DeploymentPhase, isEnded } from '#model/deployment.ts';
import { type DeploymentEvent, deploymentMachine } from './deployment.machine.ts';

const phases = Object.keys(deploymentMachine.states) as DeploymentPhase[];
const eventsOf = (phase: DeploymentPhase) => Object.keys(deploymentMachine.states[phase].on ?? {}) as DeploymentEvent[];

test('the ends of the table are the ends of the model, and answer to nothing', () => {
  const finals = phases.filter((phase) => deploymentMachine.states[phase].final);
  expect(finals).toEqual(phases.filter(isEnded));
  expect(finals.flatMap(eventsOf)).toEqual([]);
});

test('every phase can be reached, and from every phase an end can be', () => {
  const reach = (from: DeploymentPhase): Set<DeploymentPhase> => {
    const reached = new Set([from]);
    for (const phase of reached) for (const event of eventsOf(phase)) reached.add(nextState(deploymentMachine, phase, event) as DeploymentPhase);
    return reached;
  };
  // A removal begins where no deployment leads, and a recovery alone ends where none does.
  expect([...new Set([...reach('building'), ...reach('removing')])].sort()).toEqual([...phases].sort());
  for (const phase of phases) expect([...reach(phase)].some(isEnded)).toBe(true);
});

test('Stop lives exactly while something is executed that is not yet going back', () => {
  expect(phases.filter((phase) => answers(deploymentMachine, phase, 'stop'))).toEqual(['executing']);
});

test('Execute lives exactly where changes are staged, and nothing is deleted without a consent', () => {
  expect(phases.filter((phase) => answers(deploymentMachine, phase, 'execute'))).toEqual(['staged']);
  const intoReplacing = phases.flatMap((phase) =>
    eventsOf(phase)
      .filter((event) => nextState(deploymentMachine, phase, event) === 'replacing')
      .map((event) => [phase, event]),
  );
  expect(intoReplacing).toEqual([['awaitingConsent', 'consented']]);
  const intoRecovering = phases.flatMap((phase) => eventsOf(phase).filter((event) => nextState(deploymentMachine, phase, event) === 'recovering'));
  expect(intoRecovering).toEqual(['recover']);
});
