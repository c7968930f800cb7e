import { expect, test } from 'vitest';

import { invokedView, namesPatient, shownBy, viewAddress } from './links.ts';

test('of a link the words of a view remain, and nothing that could name a person', () => {
  const link = new URLSearchParams('studies=1.2&set=1.3!1.4:2&patientID=13057512345&name=Kari&set=1.5');
  expect(shownBy(link).toString()).toBe('studies=1.2&set=1.3%211.4%3A2&set=1.5');
  expect(shownBy(new URLSearchParams({ set: 'x'.repeat(5000) })).toString()).toBe('');
});

test('a link keeps every word that the viewer writes: layout, stage, locks, loops, regions and a pair of photographs', () => {
  const link =
    'studies=1.2&layout=ct&stage=2&locked=1&stress=table&lock=time&regions=heel-L&pair=blink%3B1.3%3B1.4';
  expect(shownBy(new URLSearchParams(link)).toString()).toBe(link);
});

test('a launch that points at one image opens it in the study that the record named', () => {
  const show = new URLSearchParams('instance=1.4&frame=2');
  expect(viewAddress('c', show, ['1.2', '1.3'])).toBe('/p/c/?instance=1.4&frame=2&studies=1.2,1.3');
  expect(viewAddress('c', new URLSearchParams('studies=1.9'), ['1.2'])).toBe('/p/c/?studies=1.9');
  expect(viewAddress('c', new URLSearchParams(), [])).toBe('/p/c/');
});

test('an invocation that cannot be answered as asked is not answered with something else', () => {
  const asked = (query: string) => invokedView(new URLSearchParams(query))?.toString();
  expect(asked('requestType=PATIENT&patientID=1')).toBe('');
  expect(asked('requestType=STUDY&studyUID=1.2,1.3&keyImagesOnly=true')).toBe('studies=1.2%2C1.3&key=only');
  expect(asked('requestType=STUDY&accessionNumber=A1')).toBeUndefined();
  expect(asked('studyUID=1.2')).toBeUndefined();
});

test('the same number from another issuer is another patient', () => {
  const known = [{ id: '17', issuer: '2.16.1' }];
  expect(namesPatient('17^^^&2.16.1&ISO', known)).toBe(true);
  expect(namesPatient('17^^^2.16.1', known)).toBe(true);
  expect(namesPatient('17', known)).toBe(true);
  expect(namesPatient('17^^^&2.16.9&ISO', known)).toBe(false);
  expect(namesPatient('18^^^&2.16.1&ISO', known)).toBe(false);
});
