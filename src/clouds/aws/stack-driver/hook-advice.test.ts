import { expect, test } from 'vitest';
import type { Finding } from '#kit/stack-driver.ts';
import type { Send } from '../client/calls.ts';
import { withAdvice } from './hook-advice.ts';

const check = 'Acme::Queues::Encryption';
const finding = (logicalId: string): Finding => ({ logicalId, check, reason: 'no reason was given', isWarning: false, isHook: true });
const annotated = (message: string) => ({
  TypeName: check,
  HookStatusReason: 'refused',
  Annotations: [
    { Status: 'FAILED', StatusMessage: message },
    { Status: 'PASSED', StatusMessage: 'fine' },
  ],
});

test('of an operation, the stack’s events name the results: each resource has its own', async () => {
  const asked: unknown[] = [];
  const send = async (command: string, input: { HookResultId?: string }) => {
    asked.push([command, input]);
    if (command === 'GetHookResult') return annotated(`about ${input.HookResultId}`);
    return {
      StackEvents: [
        { LogicalResourceId: 'A', HookStatus: 'HOOK_COMPLETE_FAILED', HookInvocationId: 'result-a' },
        { LogicalResourceId: 'B', HookStatus: 'HOOK_COMPLETE_FAILED', HookInvocationId: 'result-b' },
        { LogicalResourceId: 'C', HookStatus: 'HOOK_COMPLETE_SUCCEEDED', HookInvocationId: 'result-c' },
        { LogicalResourceId: 'A' },
      ],
    };
  };
  const told = await withAdvice(send as unknown as Send, [finding('A'), finding('B')], { stack: 'arn:stack' });
  expect(told).toEqual([
    { ...finding('A'), reason: 'refused', advice: [{ message: 'about result-a' }] },
    { ...finding('B'), reason: 'refused', advice: [{ message: 'about result-b' }] },
  ]);
  expect(asked).toHaveLength(3);
});

test('without a hook among the findings nothing is asked', async () => {
  const plain = { check: 'NAME_CONFLICT_VALIDATION', reason: 'taken', isWarning: false };
  const send = () => expect.fail('nothing is asked');
  expect(await withAdvice(send as unknown as Send, [plain], { changeSet: 'arn:changes' })).toEqual([plain]);
});
