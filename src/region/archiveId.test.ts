import { expect, test } from 'vitest';

import { archiveIdOf } from './archiveId.ts';

test('an archive is named in paths by its own name, without Norwegian letters, accents or signs', () => {
  expect(archiveIdOf('Korpus')).toBe('korpus');
  expect(archiveIdOf('Møre & Romsdal, Ålesund')).toBe('more-romsdal-alesund');
  expect(archiveIdOf('***')).toBe('arkiv');
});

test('two archives whose names come out alike stay two archives', () => {
  expect(archiveIdOf('Røntgen', new Set(['rontgen']))).toBe('rontgen-2');
  expect(archiveIdOf('Røntgen', new Set(['rontgen', 'rontgen-2']))).toBe('rontgen-3');
});
