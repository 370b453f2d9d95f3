import { text } from '#kit/field.ts';
import { defineTrigger } from '#kit/trigger.ts';
import { problem } from '#model/problem.ts';
import { MANIFEST_FILE } from '#model/project.ts';
import { commonFields, schedulePieces } from '../schedule.ts';
import { cronProblem } from './cron-problem.ts';
import { scheduleEvent } from './schedule-event.ts';

const SIX_FIELDS = '\\S+( +\\S+){5}';

export const cron = defineTrigger({
  id: 'cron',
  title: 'At times',
  description: 'Calls the function at times of the calendar.',
  onAccountsResource: 'no',
  fields: {
    expression: text({
      label: 'Times',
      pattern: SIX_FIELDS,
      placeholder: 'six fields: 0 7 * * ? *',
      help: 'Minutes, hours, day of the month, month, day of the week, year.',
      sample: '0 7 * * ? *',
    }),
    ...commonFields,
  },
  sampleEvent: scheduleEvent,
  template: (trigger) => {
    const { expression } = trigger.options;
    // What doesn't fit the field is told of the field.
    if (typeof expression !== 'string' || !new RegExp(`^(?:${SIX_FIELDS})$`).test(expression)) return {};
    const wrong = cronProblem(expression);
    if (!wrong) return schedulePieces(trigger, `cron(${expression.trim().replace(/\s+/g, ' ')})`);
    const { function: placed, name } = trigger;
    const at = { file: MANIFEST_FILE, function: placed.name, trigger: name, field: `functions.${placed.name}.triggers.${name}.options.expression` };
    return { problems: [problem('PropertyInvalid', { at, summary: `the times "${expression}" of ${name} ${wrong.words}`, remedy: wrong.remedy })] };
  },
});
