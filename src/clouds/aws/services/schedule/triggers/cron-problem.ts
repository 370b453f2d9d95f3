const MONTHS = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const DAYS = 'SUN|MON|TUE|WED|THU|FRI|SAT';

const FIELDS = [
  { title: 'minutes', least: 0, most: 59, names: '' },
  { title: 'hours', least: 0, most: 23, names: '' },
  { title: 'day of the month', least: 1, most: 31, names: '' },
  { title: 'month', least: 1, most: 12, names: MONTHS },
  { title: 'day of the week', least: 1, most: 7, names: DAYS },
  { title: 'year', least: 1970, most: 2199, names: '' },
] as const;

/** What is wrong with six fields of a calendar expression; undefined: nothing. */
export function cronProblem(expression: string): { readonly words: string; readonly remedy: string } | undefined {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== FIELDS.length)
    return { words: `have ${fields.length} fields`, remedy: 'write six: minutes, hours, day of the month, month, day of the week, year' };
  for (const [index, rule] of FIELDS.entries()) {
    const field = fields[index] as string;
    if (!isPossible(field, index))
      return { words: `have "${field}" as ${rule.title}`, remedy: `use *, a number from ${rule.least} to ${rule.most}, a range, a list or a step` };
  }
  const open = [fields[2], fields[4]].filter((field) => field === '?').length;
  return open === 1 ? undefined : { words: 'say the day twice, or not at all', remedy: 'write ? for either the day of the month or the day of the week' };
}

function isPossible(field: string, index: number): boolean {
  if (field === '?') return index === 2 || index === 4;
  if (index === 2 && /^(L|LW|\d{1,2}W)$/.test(field)) return true;
  if (index === 4 && (/^[1-7]?L$/.test(field) || new RegExp(`^([1-7]|${DAYS})#[1-5]$`).test(field))) return true;
  return field.split(',').every((one) => isRange(one, index));
}

function isRange(text: string, index: number): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*') return true;
  const ends = range.split('-');
  return ends.length <= 2 && ends.every((end) => isValue(end, index));
}

function isValue(text: string, index: number): boolean {
  const { least, most, names } = FIELDS[index] as (typeof FIELDS)[number];
  if (names !== '' && new RegExp(`^(${names})$`).test(text)) return true;
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}
