import type { Dialect } from '#kit/dialect.ts';
import { problem } from '#model/problem.ts';

/** Few projects have a fragment: what reads YAML comes with the first. */
export const readFragment: Dialect['readFragment'] = async (path, text) => {
  const reader = await import('./fragment.ts').catch(() => undefined);
  if (reader) return reader.readFragment(path, text);
  const remedy = 'reload the page once there is a network';
  return { sections: {}, problems: [problem('FragmentUnread', { at: { file: path }, summary: 'what reads it could not be loaded', remedy })] };
};
