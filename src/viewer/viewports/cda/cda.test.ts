import { expect, test } from 'vitest';

import { type PatientIdentity } from '#dicom/patient.ts';
import { parseCda } from './cdaDocument.ts';
import { compareCdaPatient } from './cdaPatient.ts';
import { type XmlElement, type XmlNode } from './xmlTree.ts';

const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly XmlNode[]
): XmlElement => ({ name, attributes, children });

const oid = '2.16.578.1.12.4.1.4.1';
const target = (id: string, birthTime: string, root = oid) =>
  element(
    'recordTarget',
    {},
    element(
      'patientRole',
      {},
      element('id', { root: '1.2.3.4', extension: 'local-7' }),
      element('id', { root, extension: id }),
      element(
        'patient',
        {},
        element('name', {}, element('given', {}, 'Pasient A'), element('family', {}, 'TESTDATA')),
        element('administrativeGenderCode', { code: 'M' }),
        element('birthTime', { value: birthTime }),
      ),
    ),
  );
const bound: PatientIdentity = {
  identifiers: [{ id: '17835800563', issuer: oid }],
  birthDate: '19580317',
  sex: 'M',
  name: 'TESTDATA^Pasient A',
};
const verdict = (...targets: readonly XmlElement[]) =>
  compareCdaPatient(bound, parseCda(element('ClinicalDocument', {}, ...targets)));

test('a document agrees with the patient by number, birth date and name, and a stranger’s is named as such', () => {
  expect(verdict(target('17835800563', '19580317'))).toBe('same');
  expect(verdict(target('17835800563', '19580318'))).toBe('other');
  expect(verdict(target('21847900072', '19580317'))).toBe('other');
  expect(verdict(target('17835800563', '19580317'), target('21847900072', '19790421'))).toBe('other');
});

test('a number of a system that the record does not use says nothing for or against', () => {
  expect(verdict(target('17835800563', '19580317', '9.9.9'))).toBe('unconfirmed');
  expect(verdict(target('17835800563', '19790421', '9.9.9'))).toBe('other');
  expect(verdict()).toBe('unconfirmed');
});

test('sections within sections, their pictures, and a body in another format are all found', () => {
  const inner = element('component', {}, element('section', {}, element('title', {}, 'Inner')));
  const media = element(
    'observationMedia',
    { ID: 'm1' },
    element('value', { mediaType: 'image/png', representation: 'B64' }, 'iVBO', '\n Rw0='),
  );
  const section = element(
    'section',
    {},
    element('title', {}, ' Outer \n title '),
    element('text', {}, 'words'),
    element('entry', {}, media),
    inner,
  );
  const document = parseCda(
    element(
      'ClinicalDocument',
      {},
      element('component', {}, element('structuredBody', {}, element('component', {}, section))),
      element(
        'component',
        {},
        element(
          'nonXMLBody',
          {},
          element('text', { mediaType: 'application/pdf', representation: 'B64' }, 'JVBE'),
        ),
      ),
    ),
  );
  expect(document.sections).toMatchObject([
    { number: 0, title: 'Outer title', sections: [{ number: 1, title: 'Inner' }] },
  ]);
  expect(document.media.get('m1')).toEqual({ mediaType: 'image/png', base64: 'iVBORw0=' });
  expect(document.file).toBe('application/pdf');
});

test('XML that is no clinical document is still its text', () => {
  const { isCda, sections } = parseCda(element('invoice', {}, 'amount'));
  expect(isCda).toBe(false);
  expect(sections).toHaveLength(1);
});
