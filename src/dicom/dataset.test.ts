import fc from 'fast-check';
import { expect, test } from 'vitest';

import { items, number, numbers, parseDataset, parseDatasets, personName, text } from './dataset.ts';
import { parseInstance } from './instance.ts';
import { parseStudy } from './study.ts';
import { isUid } from './uid.ts';
import { aDataset } from './testing.ts';

test('a study without its UID is refused, and says why', () => {
  expect(parseStudy(aDataset({}))).toEqual({ unreadable: 'Study Instance UID (0020,000D)' });
});

test('decimal strings and numbers are both numbers; words and blanks are none', () => {
  const dataset = aDataset({
    '00280030': ['0.5 ', 1],
    '00280011': ['12x'],
    '00280010': [''],
    '00200013': ['0x10'],
  });
  expect(numbers(dataset, '00280030')).toEqual([0.5, 1]);
  expect(['00280011', '00280010', '00200013'].map((tag) => number(dataset, tag))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('an attribute called __proto__ changes nothing, and nesting has an end', () => {
  const hostile: unknown = JSON.parse(
    '{"__proto__":{"vr":"LO","Value":["x"]},"00100020":{"vr":"LO","Value":["1"]}}',
  );
  expect(Object.keys(parseDataset(hostile) ?? {})).toEqual(['00100020']);
  let nested: unknown = {};
  for (let depth = 0; depth < 100; depth += 1) nested = { '0040A730': { vr: 'SQ', Value: [nested] } };
  const walk = (value: unknown, depth = 0): number => {
    const dataset = parseDataset(value);
    const child = dataset === undefined ? undefined : items(dataset, '0040A730')[0];
    return child === undefined ? depth : walk(child, depth + 1);
  };
  expect(walk(nested)).toBeGreaterThan(10);
});

test('any JSON at all is a dataset or refused, never an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const datasets = parseDatasets(value);
      if (!Array.isArray(value)) expect(datasets).toBeUndefined();
      const dataset = parseDataset(value);
      if (dataset !== undefined) {
        parseStudy(dataset);
        parseInstance(dataset);
        text(dataset, '00100020');
        personName(dataset, '00100010');
      }
    }),
  );
});

test('a UID cannot leave its place in a path', () => {
  expect(['1.2.3', '2.25.1'].map(isUid)).toEqual([true, true]);
  expect(['', '..', '1..2', '../1', '1/2', '1?x', 'a', '.1', '1'.repeat(65), 12].map(isUid)).toEqual(
    Array(10).fill(false),
  );
});
