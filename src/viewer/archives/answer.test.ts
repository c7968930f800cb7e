import { expect, test } from 'vitest';

import { parseStudy } from '#dicom/study.ts';

import { readAnswer, type Reply } from './answer.ts';
import { ArchiveError } from './archiveError.ts';

const reply = (more: Partial<Reply>): Reply => ({
  status: 200,
  contentType: 'application/dicom+json',
  body: [],
  refused: null,
  warning: null,
  ...more,
});
const row = (uid: unknown) => ({ '0020000D': { vr: 'UI', Value: [uid] } });
const read = (more: Partial<Reply>) => readAnswer(reply(more), parseStudy);

test('an archive that holds nothing answers with an empty list, and only then is it empty', () => {
  expect(read({ body: [] })).toEqual({
    rows: [],
    more: false,
    refused: { contradicts: 0, unconfirmed: 0, unreadable: 0 },
  });
});

const broken: readonly [string, Partial<Reply>][] = [
  ['JSON that cannot be parsed', { body: null }],
  ['an empty object', { body: {} }],
  ['an empty text', { body: '' }],
  ['a text', { body: 'OK' }],
  ['a number', { body: 0 }],
  ['true', { body: true }],
  ['HTML with status 200', { body: null, contentType: 'text/html' }],
  ['HTML that calls itself nothing', { body: '<html>', contentType: null }],
  ['JSON that calls itself text', { body: [], contentType: 'text/plain' }],
  ['multipart', { body: null, contentType: 'multipart/related; type="application/dicom+json"' }],
  ['an error object with status 200', { body: { error: 'no database' } }],
  ['a FHIR outcome', { body: { resourceType: 'OperationOutcome' } }],
  ['a list of null', { body: [null] }],
  ['a list of numbers', { body: [1, 2, 3] }],
  ['a list of lists', { body: [[]] }],
  ['a good row beside a text', { body: [row('1.2.3'), 'cut of'] }],
  ['an error wrapped in a list', { body: [{ message: 'failed' }] }],
  ['rows that all lack their UID', { body: [row(''), row(null), {}] }],
  ['rows whose UIDs are paths', { body: [row('../../admin')] }],
  ['no content', { status: 204, body: null }],
  ['accepted, come back later', { status: 202, body: [] }],
  ['a redirect', { status: 302, body: [] }],
  ['a list with status 500', { status: 500, body: [] }],
  ['a list with status 401', { status: 401, body: [] }],
  ['status 0', { status: 0, body: [] }],
  ['refusals that cannot be read', { body: [], refused: 'many' }],
];

test.each(broken)('%s is a missing archive, never an empty list', (_name, more) => {
  expect(() => read(more)).toThrow(ArchiveError);
});

test('a problem of the gateway keeps its kind, its detail and its reference', () => {
  const body = { problem: 'archive-timeout', requestId: 'r-1', detail: '20 s' };
  expect(() => read({ status: 504, body })).toThrow(
    expect.objectContaining({ reason: 'archive-timeout', requestId: 'r-1', detail: '20 s' }),
  );
});

test('a row without its UID is counted beside the rows the gateway refused', () => {
  const refused = JSON.stringify({ contradicts: 2, unconfirmed: 1, unreadable: 1 });
  const answered = read({ body: [row('1.2.3'), {}], refused });
  expect(answered.rows).toHaveLength(1);
  expect(answered.refused).toEqual({ contradicts: 2, unconfirmed: 1, unreadable: 2 });
});

test('what an archive could not be asked for is told, and a list that tells it wrongly is no list', () => {
  const unasked = { undated: true, identifiers: 2 };
  expect(read({ unasked: JSON.stringify(unasked) }).unasked).toEqual(unasked);
  expect(() => read({ unasked: 'some' })).toThrow(ArchiveError);
});

test('a capped list says that more exist, by its warning or by status 206', () => {
  expect(read({ warning: '299 gateway "more results exist"' }).more).toBe(true);
  expect(read({ status: 206 }).more).toBe(true);
  expect(read({}).more).toBe(false);
});
