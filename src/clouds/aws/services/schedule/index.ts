// The room of schedules: functions that are called by the clock. A schedule is part of its trigger, so there is no resource type.
import { defineService } from '#kit/service.ts';
import { icon } from './icon.ts';
import { cron } from './triggers/cron.ts';
import { rate } from './triggers/rate.ts';

export const schedule = defineService({
  id: 'schedule',
  title: 'Schedule',
  description: 'Calls a function again and again, or at times of the calendar.',
  icon,
  resourceTypes: [],
  operations: {},
  triggers: [rate, cron],
  api: {},
});
