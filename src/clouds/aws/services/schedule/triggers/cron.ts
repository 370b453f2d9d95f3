import { text } from '#kit/field.ts';
import { defineTrigger } from '#kit/trigger.ts';
import { commonFields, schedulePieces } from '../schedule.ts';
import { cronWords, ONE_OPEN_DAY, ONE_OPEN_DAY_RULE } from './cron-words.ts';
import { scheduleEvent } from './schedule-event.ts';

export const cron = defineTrigger({
  id: 'cron',
  title: 'At times',
  description: 'Calls the function at times of the calendar.',
  onAccountsResource: 'no',
  fields: {
    expression: text({
      label: 'Times',
      words: cronWords,
      pattern: ONE_OPEN_DAY,
      rule: ONE_OPEN_DAY_RULE,
      placeholder: 'six fields: 0 7 * * ? *',
      help: 'Minutes, hours, day of the month, month, day of the week, year.',
      sample: '0 7 * * ? *',
    }),
    ...commonFields,
  },
  sampleEvent: scheduleEvent,
  template: (trigger) => {
    const { expression } = trigger.options;
    // What doesn't fit the field is told of the field, in the form and in the manifest.
    return typeof expression === 'string' ? schedulePieces(trigger, `cron(${expression.trim().replace(/\s+/g, ' ')})`) : {};
  },
});
