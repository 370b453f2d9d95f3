import type { FieldWord } from '#kit/field.ts';

const DAYS = 'SUN|MON|TUE|WED|THU|FRI|SAT';

/** The six fields of a calendar expression. `also`: what one takes beside numbers, ranges, lists and steps. */
const FIELDS: readonly { title: string; from: number; to: number; value: string; also?: string }[] = [
  { title: 'minutes', from: 0, to: 59, value: '[0-5]?\\d' },
  { title: 'hours', from: 0, to: 23, value: '[01]?\\d|2[0-3]' },
  { title: 'day of the month', from: 1, to: 31, value: '0?[1-9]|[12]\\d|3[01]', also: '\\?|L|LW|(?:0?[1-9]|[12]\\d|3[01])W' },
  { title: 'month', from: 1, to: 12, value: '0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC' },
  { title: 'day of the week', from: 1, to: 7, value: `[1-7]|${DAYS}`, also: `\\?|[1-7]?L|(?:[1-7]|${DAYS})#[1-5]` },
  { title: 'year', from: 1970, to: 2199, value: '19[7-9]\\d|2[01]\\d\\d' },
];

export const cronWords: readonly FieldWord[] = FIELDS.map(({ title, from, to, value, also }) => {
  const range = `(?:\\*|(?:${value})(?:-(?:${value}))?)(?:/[1-9]\\d*)?`;
  return {
    title,
    pattern: `${range}(?:,${range})*${also === undefined ? '' : `|${also}`}`,
    takes: `*, a number from ${from} to ${to}, a range, a list or a step`,
  };
});

/** One of the two days is open, and `?` says which. */
export const ONE_OPEN_DAY = '[^?]*\\?[^?]*';
export const ONE_OPEN_DAY_RULE = 'have ? for either the day of the month or the day of the week';
