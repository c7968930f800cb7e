import * as v from 'valibot';
import { expect, test } from 'vitest';

import { Tag } from '#dicom/tag.ts';

import { studyRow } from './documentDatasets.ts';
import { DocumentReference } from './documentReference.ts';

function rowOf(date: string) {
  const document = v.parse(DocumentReference, {
    resourceType: 'DocumentReference',
    masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.3.4' },
    status: 'current',
    date,
    content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/1' } }],
  });
  const row = studyRow({ document }, 'dok');
  return [row?.[Tag.studyDate]?.Value?.[0], row?.[Tag.studyTime]?.Value?.[0]];
}

test.each([
  ['2026-05-07T23:30:00Z', ['20260508', '013000']],
  ['2026-12-31T23:30:00+00:00', ['20270101', '003000']],
  ['2026-05-07T23:30:00+02:00', ['20260507', '233000']],
  ['2026-05-07', ['20260507', undefined]],
  ['2026-05', ['202605', undefined]],
])('a document of %s stands on the day and at the hour of a clock here', (written, told) => {
  expect(rowOf(written)).toEqual(told);
});
