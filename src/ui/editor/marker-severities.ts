import type { Problem } from '#model/problem.ts';
import { MarkerSeverity } from './monaco.ts';

/** How the code is underlined. What is only worth knowing is told in the panel, and marked in the code by three dots, not by a line. */
export const MARKER_SEVERITIES: Readonly<Record<Problem['severity'], MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Hint,
};
