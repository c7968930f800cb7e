import { expect, test } from 'vitest';
import { tableWords } from '#dicom/lookupTable.ts';

test('a lookup table sent as base64 is read as little-endian words', () => {
  expect(tableWords({ InlineBinary: btoa('\u0001\u0002\u00ff\u0000') })).toEqual(
    Uint16Array.from([0x0201, 0xff]),
  );
});

test('a lookup table that is only referred to is not made up', () => {
  expect(tableWords({ BulkDataURI: 'http://example.org/1' })).toBeUndefined();
});
