import { expect, test } from 'vitest';
import type { CloudSession } from '#kit/cloud-session.ts';
import { createSessionHolder } from './session.ts';

test('whoever looks at what runs is told of each new session, and finds it there', () => {
  const holder = createSessionHolder((target) => ({ target }) as CloudSession);
  const seen: unknown[] = [];
  const life = holder.onChange(() => seen.push(holder.current()?.target));
  const target = { kind: 'local', endpoint: 'http://127.0.0.1:1', region: 'r' } as const;
  holder.use(target, async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }));
  // The same target again: its credentials may be others.
  holder.use(target, async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }));
  holder.adopt({ target: { kind: 'aws', region: 'r' } } as CloudSession);
  holder.drop();
  expect(seen).toEqual([target, target, { kind: 'aws', region: 'r' }, undefined]);
  life.dispose();
  holder.use(target, async () => ({ accessKeyId: 'test', secretAccessKey: 'test' }));
  expect(seen.length).toBe(4);
});
