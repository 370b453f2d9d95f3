import type { Place } from '#model/place.ts';
import { type Problem, problem } from '#model/problem.ts';
import type { Runtime } from './catalogue.ts';

const LANGUAGES = [
  { runBy: 'node', title: 'TypeScript', entries: /\.[cm]?tsx?$/ },
  { runBy: 'node', title: 'JavaScript', entries: /\.[cm]?jsx?$/ },
  { runBy: 'python', title: 'Python', entries: /\.py$/ },
] as const;

const RUNS = { node: 'JavaScript', python: 'Python' } as const;

/** An entry in another language than its runtime runs: said once, before anything looks for its handler. */
export function entryLanguageProblem(entry: string, runtime: Runtime, at: Place): Problem | undefined {
  const written = LANGUAGES.find((one) => one.entries.test(entry));
  if (written?.runBy === runtime.language) return undefined;
  const summary = `the runtime ${runtime.id} runs ${RUNS[runtime.language]}, and ${entry} is ${written ? `written in ${written.title}` : 'not'}`;
  const remedy = written?.runBy === 'python' ? `${WRITE}; functions in Python cannot be built yet` : runtime.language === 'node' ? WRITE : CHOOSE;
  return problem('RuntimeUnknown', { at, summary, remedy });
}

const WRITE = 'write the entry in TypeScript or JavaScript';
const CHOOSE = 'choose a Node.js runtime';
