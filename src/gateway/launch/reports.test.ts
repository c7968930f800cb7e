import { expect, test } from 'vitest';

import { reportFrom } from './reports.ts';

const inBase64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const aReport = (more: Partial<Parameters<typeof reportFrom>[0]> = {}) =>
  reportFrom({
    resourceType: 'DiagnosticReport',
    id: 'r1',
    status: 'final',
    identifier: [],
    code: { text: 'CT thorax', coding: [] },
    performer: [],
    imagingStudy: [],
    presentedForm: [],
    ...more,
  });

test('a report that is signed as a PDF alone says so, and is no report without words', () => {
  const pdf = { contentType: 'application/pdf', data: inBase64('%PDF-') };
  expect(aReport({ presentedForm: [pdf] })).toMatchObject({ text: '', otherForms: ['application/pdf'] });
  const both = aReport({ presentedForm: [pdf], conclusion: 'Ingen funn.' });
  expect([both.text, both.otherForms]).toEqual(['Ingen funn.', ['application/pdf']]);
});

test('an accession number keeps who issued it, and other numbers are none', () => {
  const type = { coding: [{ code: 'ACSN' }] };
  const report = aReport({
    identifier: [
      { type, system: 'urn:oid:1.2.3', value: 'A1 ' },
      { type, system: undefined, value: 'A2' },
      { type: { coding: [{ code: 'FILL' }] }, system: 'urn:oid:1.2.3', value: 'F1' },
    ],
  });
  expect(report.accessions).toEqual([{ id: 'A1', issuer: '1.2.3' }, { id: 'A2' }]);
});

test('a plain text that is only pointed at is not the text', () => {
  const pointed = { contentType: 'text/plain; charset=utf-8' };
  const inline = { contentType: 'text/plain', data: inBase64('Hele svaret.') };
  expect(aReport({ presentedForm: [pointed] })).toMatchObject({ text: '', otherForms: ['text/plain'] });
  expect(aReport({ presentedForm: [pointed, inline] })).toMatchObject({ text: 'Hele svaret.' });
  expect(aReport({ presentedForm: [inline] }).otherForms).toEqual([]);
});
