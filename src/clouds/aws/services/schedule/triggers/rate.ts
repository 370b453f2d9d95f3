import { choice, number } from '#kit/field.ts';
import { defineTrigger } from '#kit/trigger.ts';
import { commonFields, schedulePieces } from '../schedule.ts';
import { scheduleEvent } from './schedule-event.ts';

export const rate = defineTrigger({
  id: 'rate',
  title: 'At a rate',
  description: 'Calls the function again and again, with so much time between.',
  onAccountsResource: 'no',
  fields: {
    every: number({ label: 'Every', integer: true, minimum: 1, sample: 5 }),
    unit: choice({
      label: 'Unit',
      options: [
        { value: 'minutes', label: 'Minutes' },
        { value: 'hours', label: 'Hours' },
        { value: 'days', label: 'Days' },
      ],
      sample: 'minutes',
    }),
    ...commonFields,
  },
  sampleEvent: scheduleEvent,
  template: (trigger) => {
    const { every, unit } = trigger.options;
    if (typeof every !== 'number' || typeof unit !== 'string') return {};
    return schedulePieces(trigger, `rate(${every} ${every === 1 ? unit.replace(/s$/, '') : unit})`);
  },
});
