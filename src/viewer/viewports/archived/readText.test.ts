import { expect, test } from 'vitest';

import { readText } from './readText.ts';

const bytes = (...values: readonly number[]) => Uint8Array.from(values);

test('a text is read in the character set its media type states', () => {
  expect(readText(bytes(0x53, 0xe5, 0x72), 'text/plain; charset=iso-8859-1')).toMatchObject({ text: 'Sår' });
  expect(readText(bytes(0x53, 0xc3, 0xa5, 0x72), 'text/plain; charset="utf-8"')).toMatchObject({
    text: 'Sår',
  });
});

test('a text that is not in the set it states is not shown with other letters', () => {
  expect(readText(bytes(0x53, 0xe5, 0x72), 'text/plain; charset=utf-8')).toEqual({
    kind: 'unreadable',
    charset: 'utf-8',
  });
  expect(readText(bytes(0x53), 'text/plain; charset=klingon')).toEqual({
    kind: 'unreadable',
    charset: 'klingon',
  });
});

test('without a stated set a text is UTF-8, else Windows-1252, which is told', () => {
  expect(readText(bytes(0x53, 0xc3, 0xa5), 'text/plain')).toMatchObject({ text: 'Så', charset: 'stated' });
  expect(readText(bytes(0x53, 0xe5), 'text/plain')).toMatchObject({ text: 'Så', charset: 'assumed' });
  expect(readText(bytes(0x53, 0xe5, 0), 'text/plain')).toMatchObject({ kind: 'unreadable' });
});
