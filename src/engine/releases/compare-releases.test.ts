import { expect, test } from 'vitest';
import { anArtifactOf, aRelease } from '#support/releases.ts';
import { compareReleases } from './compare-releases.ts';
import { comparisonSentence, comparisonWords } from './comparison-words.ts';

const resource = (of: object, metadata = 'resize') => ({ Type: 'Code', Metadata: { Stackwright: { name: metadata } }, Properties: of });
const before = aRelease({
  template: JSON.stringify({
    Description: 'Photos',
    Resources: {
      Resize: resource({ Key: anArtifactOf('resize', '1').key, Memory: 256, Layers: ['a'], Environment: { A: '1', B: '2' } }),
      Alerts: resource({}, 'alerts'),
    },
    Outputs: { Url: { Value: 'x' } },
  }),
  artifacts: [anArtifactOf('resize', '1'), anArtifactOf('old', '2')],
  manifest: JSON.stringify({ functions: { resize: { memory: 256, triggers: {} } }, resources: { alerts: { type: 't' } } }),
});
const after = aRelease({
  template: JSON.stringify({
    Resources: {
      Resize: resource({ Environment: { B: '3', A: '1' }, Key: anArtifactOf('resize', '3').key, Memory: 512, Layers: ['a', 'b'] }),
      Photos: resource({}, 'photos'),
    },
    Outputs: { Url: { Value: 'x' } },
    Description: 'Pictures',
  }),
  artifacts: [anArtifactOf('resize', '3', 90_000), anArtifactOf('fresh', '4')],
  manifest: JSON.stringify({ functions: { resize: { memory: 512, triggers: {} } } }),
});

test('the template by resource and property, the code by function, the configuration by key', () => {
  expect(compareReleases(before, after)).toEqual({
    template: [
      {
        section: 'Resources',
        id: 'Resize',
        name: 'resize',
        type: 'Code',
        change: 'changed',
        properties: [
          { property: 'Memory', before: 256, after: 512 },
          { property: 'Layers', before: ['a'], after: ['a', 'b'] },
          { property: 'Environment.B', before: '2', after: '3' },
        ],
      },
      { section: 'Resources', id: 'Alerts', name: 'alerts', type: 'Code', change: 'removed', properties: [] },
      { section: 'Resources', id: 'Photos', name: 'photos', type: 'Code', change: 'added', properties: [] },
      { section: 'Description', id: '', change: 'changed', properties: [{ property: '', before: 'Photos', after: 'Pictures' }] },
    ],
    code: [
      { function: 'fresh', change: 'added', after: '4'.repeat(64), bytesAfter: 2_000 },
      { function: 'old', change: 'removed', before: '2'.repeat(64), bytesBefore: 2_000 },
      { function: 'resize', change: 'changed', before: '1'.repeat(64), after: '3'.repeat(64), bytesBefore: 2_000, bytesAfter: 90_000 },
    ],
    configuration: [
      { key: 'functions.resize.memory', change: 'changed', before: 256, after: 512 },
      { key: 'resources', change: 'removed', before: { alerts: { type: 't' } } },
    ],
  });
});

test('in words, a line each', () => {
  const comparison = compareReleases(before, after);
  expect(comparisonSentence(comparison)).toBe('3 resources, 1 other entry of the template, the code of 3 functions and 2 settings differ.');
  expect(comparisonWords(comparison)).toEqual({
    template: [
      'resize (Resize, Code): Memory 256 to 512',
      'resize (Resize, Code): Layers ["a"] to ["a","b"]',
      'resize (Resize, Code): Environment.B "2" to "3"',
      'alerts (Alerts, Code): removed',
      'photos (Photos, Code): added',
      'Description: "Photos" to "Pictures"',
    ],
    code: ['fresh: added', 'old: removed', 'resize: 111111111111 to 333333333333, 2000 bytes to 90 kB'],
    configuration: ['functions.resize.memory: 256 to 512', 'resources: removed {"alerts":{"type":"t"}}'],
  });
});

test('a release beside itself, or beside one of the same with its keys in another order, does not differ', () => {
  const shuffled = aRelease({
    ...before,
    manifest: JSON.stringify({ resources: { alerts: { type: 't' } }, functions: { resize: { triggers: {}, memory: 256 } } }),
  });
  const nothing = { template: [], code: [], configuration: [] };
  expect([compareReleases(before, before), compareReleases(before, shuffled)]).toEqual([nothing, nothing]);
  expect(comparisonSentence(nothing)).toBe('Nothing differs: template, code and configuration are the same.');
});

test('without a manifest there is no configuration to compare', () => {
  const { manifest: _, ...bare } = before;
  expect(compareReleases(bare, after).configuration).toEqual([]);
});
