import { text } from '#kit/field.ts';
import { fieldProblems } from '#kit/field-problems.ts';
import { defineTrigger } from '#kit/trigger.ts';
import { commonFields, schedulePieces } from '../schedule.ts';
import { cronWords, ONE_OPEN_DAY, ONE_OPEN_DAY_RULE } from './cron-words.ts';
import { scheduleEvent } from './schedule-event.ts';

const expression = text({
  label: 'Times',
  words: cronWords,
  pattern: ONE_OPEN_DAY,
  rule: ONE_OPEN_DAY_RULE,
  placeholder: 'six fields: 0 7 * * ? *',
  help: 'Minutes, hours, day of the month, month, day of the week, year.',
  sample: '0 7 * * ? *',
});

export const cron = defineTrigger({
  id: 'cron',
  title: 'At times',
  description: 'Calls the function at times of the calendar.',
  onAccountsResource: 'no',
  fields: { expression, ...commonFields },
  sampleEvent: scheduleEvent,
  template: (trigger) => {
    const { expression: times } = trigger.options;
    // What doesn't fit the field is told of the field, in the form and in the manifest.
    if (typeof times !== 'string' || Object.keys(fieldProblems({ expression }, { expression: times })).length > 0) return {};
    return schedulePieces(trigger, `cron(${times.trim().replace(/\s+/g, ' ')})`);
  },
});
