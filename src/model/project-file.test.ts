import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProjectFile, writeProjectFile } from './project-file.ts';

const small = `{
  "$schema": "https://stackwright.dev/schema/project.v1.json",
  "version": 1,
  "name": "small",
  "cloud": "aws",
  "functions": {
    "hit": {
      "entry": "src/hit.ts",
      "memory": 512,
      "environment": {
        "KEY": {}
      },
      "triggers": {
        "visit": {
          "type": "api-gateway.http-request",
          "resource": "api",
          "later": true
        }
      },
      "note": "mine"
    }
  },
  "resources": {
    "api": {
      "type": "api-gateway.http-api",
      "origin": "project",
      "owner": "me"
    }
  },
  "environment": {},
  "team": {
    "name": "us"
  }
}
`;

function read(text: string) {
  const { project, problems } = readProjectFile(text);
  return { project, problems: problems.map(({ code, at, summary, remedy }) => `${code} ${at.line}:${at.column} ${at.field ?? ''}: ${summary}; ${remedy}`) };
}

test('what is read and written is the same text, with keys that nobody knows', () => {
  const { project, problems } = readProjectFile(small);
  expect(problems).toEqual([]);
  expect(project && writeProjectFile(project)).toBe(small);
});

test('keys are written in one order, whatever order they came in', () => {
  const mixed = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(small)).reverse()));
  const { project } = readProjectFile(mixed);
  expect(project && writeProjectFile(project)).toBe(small);
});

test.each([
  ['{ "version": 1,\n  "name": }', 'ManifestInvalid 2:11 : it is not JSON: a value is expected, not "}"; correct it there'],
  ['{ "version": 1 ', 'ManifestInvalid 1:16 : it is not JSON: "," or "}" is expected, not the end of the file; correct it there'],
  ["{ 'version': 1 }", 'ManifestInvalid 1:3 : it is not JSON: a key in double quotes is expected, not "\'"; correct it there'],
  ['', 'ManifestInvalid 1:1 : it is not JSON: a value is expected, not the end of the file; correct it there'],
  ['[]', 'ManifestInvalid 1:1 : it is not an object; write { "version": 1, "name": …, "cloud": "aws", … }'],
  ['{\n  "version": 2\n}', 'ManifestInvalid 2:3 version: version 2 is not known; use version 1, or a newer Stackwright'],
])('%j is one problem with its place', (text, expected) => {
  expect(read(text)).toEqual({ project: null, problems: [expected] });
});

test('a project without what it has to have is none, and each lack is told', () => {
  expect(read('{ "version": 1, "name": "a", "functions": { "f": {} } }')).toEqual({
    project: null,
    problems: ['ManifestInvalid 1:1 : it has no `cloud`; add "cloud": a text', 'ManifestInvalid 1:45 functions.f: "f" has no `entry`; add "entry": a text'],
  });
});

test('a value of the wrong kind is told where it stands, and kept', () => {
  const text = small.replace('"memory": 512', '"memory": "much"');
  const { project, problems } = read(text);
  expect(problems).toEqual(['PropertyInvalid 9:7 functions.hit.memory: `memory` is "much"; make it a number']);
  expect(project?.functions.hit?.memory).toBeUndefined();
  expect(JSON.parse(project ? writeProjectFile(project) : '')).toEqual(JSON.parse(text));
});

test('a key that stands twice is told, as the first of the two would be lost', () => {
  expect(read(small.replace('"memory": 512,', '"memory": 1,\n      "memory": 512,')).problems).toEqual([
    'ManifestInvalid 10:7 functions.hit.memory: the key "memory" stands twice, and the second counts; remove one of them',
  ]);
});

test('a value that was wrong and is set since takes the new place', () => {
  const { project } = readProjectFile(small.replace('"memory": 512', '"memory": "much"'));
  const hit = project?.functions.hit;
  if (!project || !hit) throw new Error('there is a project');
  expect(JSON.parse(writeProjectFile({ ...project, functions: { hit: { ...hit, memory: 256 } } })).functions.hit.memory).toBe(256);
});

test('no text makes it throw, and what is JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.nat({ max: small.length }).map((at) => small.slice(0, at)),
      ),
      (text) => {
        const { project, problems } = readProjectFile(text);
        expect(project !== null || problems.length > 0).toBe(true);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(problems.some((one) => one.summary.startsWith('it is not JSON'))).toBe(!isJson);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a key that is nearly one of ours is told, and kept', () => {
  const nearly = small.replace('"memory": 512', '"memorySize": 512');
  const { project, problems } = read(nearly);
  expect(problems).toEqual([
    'PropertyInvalid 9:7 functions.hit.memorySize: the key `memorySize` is not known and says nothing; write `memory` if that was meant',
  ]);
  expect(project && JSON.parse(writeProjectFile(project))).toEqual(JSON.parse(nearly));
});
