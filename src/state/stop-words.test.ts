import { expect, test } from 'vitest';
import { aChange, monitorStates } from '#support/deployment-states.ts';
import { stopConsentText } from './stop-words.ts';

const change = (name: string, type = 'AWS::DynamoDB::Table') => ({ state: 'waiting', change: aChange({ action: 'add', type, name }) }) as const;
const resource = (of: object) => ({ Type: 'AWS::DynamoDB::Table', ...of });

test('stopping a first deployment says what is deleted, and by name what stays and may cost money', () => {
  const rows = [change('visits'), change('photos'), change('cache'), change('hit', 'AWS::Lambda::Function')];
  const template = JSON.stringify({
    Resources: {
      Visits: resource({ DeletionPolicy: 'RetainExceptOnCreate' }),
      Photos: resource({ DeletionPolicy: 'Retain' }),
      Cache: resource({ DeletionPolicy: 'Delete' }),
      Hit: { Type: 'AWS::Lambda::Function' },
    },
  });
  const goes = 'There is nothing to roll back to: stopping deletes what this deployment has made so far.';
  expect(stopConsentText({ rows, template })).toBe(
    `${goes} What holds data is not deleted, as far as it is made by then: visits and photos will stay in your account, and may cost money.`,
  );
  expect([stopConsentText({ rows: rows.slice(2), template }), stopConsentText({ rows })]).toEqual([goes, goes]);
});

test('what was kept of failed attempts goes by going back to before them: that is said instead', () => {
  expect(stopConsentText({ rows: monitorStates.executing?.rows ?? [], keeps: 'forced' })).toContain('last whole');
});
