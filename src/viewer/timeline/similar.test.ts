import { expect, test } from 'vitest';

import { noFilter } from './filter.ts';
import { isSimilarOnly, similarIn, withoutSimilar } from './similar.ts';
import { list, shown } from './testing.ts';

const studies = (...kinds: readonly (readonly [string, string])[]) =>
  list(...kinds.map(([modality, studyDescription]) => ({ modalities: [modality], studyDescription })));
const described = (found: ReturnType<typeof shown>) => found.map(({ entry }) => entry.studyDescription);

test('like an open study are those of the same place and type, of either side, and one press more shows all', () => {
  const all = studies(
    ['DX', 'Røntgen venstre kne'],
    ['DX', 'Røntgen høyre kne'],
    ['MR', 'MR venstre kne'],
    ['DX', 'Røntgen hofte'],
  );
  const [present] = all;
  if (present === undefined) throw new Error('no study');
  const text = { ...noFilter, text: 'røntgen' };
  expect(isSimilarOnly(text, present)).toBe(false);
  const similar = similarIn(text, present);
  expect(described(shown(all, similar))).toEqual(['Røntgen venstre kne', 'Røntgen høyre kne']);
  expect(isSimilarOnly(similar, present)).toBe(true);
  expect(shown(all, withoutSimilar(similar))).toHaveLength(3);
});

test('a study that does not say where is like all of its type', () => {
  const [present, ...others] = studies(['DX', 'Kontroll'], ['DX', 'Røntgen hofte'], ['MR', 'MR caput']);
  if (present === undefined) throw new Error('no study');
  const found = shown([present, ...others], similarIn(noFilter, present));
  expect(described(found)).toEqual(['Kontroll', 'Røntgen hofte']);
});
