import { expect, test } from 'vitest';
import { parseCsv } from './csv.ts';

test('a quoted field keeps its commas, quotes and line breaks', () => {
  expect(parseCsv('file,notes\na.dcm,"one, ""two""\nthree"\r\nb.dcm,\n')).toEqual([
    { file: 'a.dcm', notes: 'one, "two"\nthree' },
    { file: 'b.dcm', notes: '' },
  ]);
});

test('the last line needs no end', () => {
  expect(parseCsv('a,b\n1,2')).toEqual([{ a: '1', b: '2' }]);
});
