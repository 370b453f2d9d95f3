import { expect, test } from 'vitest';
import { aCatalogue } from '#support/a-catalogue.ts';
import { aThumbnailer } from '#support/a-project.ts';
import { paletteChoices } from './palette-choices.ts';

test('what the menus of resources and services offer is there by name: operations, triggers, new resources, as far as each has them', () => {
  const choices = paletteChoices(aCatalogue, aThumbnailer);
  const about = (text: string) => choices.filter(({ title }) => title.includes(text)).map(({ title, kind, item }) => [title, kind, item]);
  expect(about('photos')).toEqual([
    ['Insert operation: photos (S3)…', 'insert', { service: 's3', resource: 'photos' }],
    ['Add trigger: photos (S3)…', 'trigger', { service: 's3', resource: 'photos' }],
  ]);
  expect(about(': S3')).toEqual([
    ['Insert operation: S3…', 'insert', { service: 's3' }],
    ['Add trigger: S3…', 'trigger', { service: 's3' }],
    ['New resource: S3…', 'define', { service: 's3' }],
  ]);
  expect(about('Schedule')).toEqual([['Add trigger: Schedule…', 'trigger', { service: 'schedule' }]]);
});
