import { describe, expect, test } from 'vitest';

import { readMultipart } from './multipart.ts';

const type = 'multipart/related; type="application/octet-stream"; boundary="b"';
const body = (text: string) => Buffer.from(text, 'latin1');
const whole = '--b\r\nContent-Type: application/octet-stream\r\n\r\npixels\r\n--b--\r\n';

describe('a multipart answer', () => {
  test.each([
    ['upper case', '--b\r\nCONTENT-TYPE: image/jpeg\r\n\r\npixels\r\n--b--'],
    ['lower case', '--b\r\ncontent-type:image/jpeg\r\n\r\npixels\r\n--b--'],
    ['a folded header', '--b\r\nContent-Type:\r\n image/jpeg\r\n\r\npixels\r\n--b--'],
    ['a preamble', 'ignore\r\n--b\r\nContent-Type: image/jpeg\r\n\r\npixels\r\n--b--'],
    ['white space after the delimiter', '--b  \r\nContent-Type: image/jpeg\r\n\r\npixels\r\n--b--'],
  ])('is read with its headers in %s', (_, text) => {
    const [part] = readMultipart(type, body(text));
    expect([part?.headers['content-type'], part?.body.toString()]).toEqual(['image/jpeg', 'pixels']);
  });

  test('cut off anywhere is malformed, never a shorter list', () => {
    for (let end = 0; end < whole.length - 3; end += 1)
      expect(() => readMultipart(type, body(whole.slice(0, end))), `cut at ${end}`).toThrow(
        'archive-malformed',
      );
  });

  test('keeps a boundary that stands inside the pixels when the part says its length', () => {
    const pixels = 'aa\r\n--b\r\nContent-Type: text/html\r\n\r\n<script>';
    const text = `--b\r\nContent-Length: ${pixels.length}\r\n\r\n${pixels}\r\n--b--`;
    expect(readMultipart(type, body(text)).map((part) => part.body.toString())).toEqual([pixels]);
  });

  test('whose part is not as long as it says is malformed', () => {
    expect(() => readMultipart(type, body('--b\r\nContent-Length: 5\r\n\r\npixels\r\n--b--'))).toThrow(
      'archive-malformed',
    );
  });

  test('does not take the delimiter’s characters in mid-line for a delimiter', () => {
    const [part] = readMultipart(type, body('--b\r\n\r\npix--bels\r\n--b--'));
    expect(part?.body.toString()).toBe('pix--bels');
  });

  test.each(['multipart/related', `multipart/related; boundary=${'x'.repeat(71)}`])(
    'with %s has no usable boundary',
    (header) => {
      expect(() => readMultipart(header, body(whole))).toThrow('multipart boundary');
    },
  );
});
