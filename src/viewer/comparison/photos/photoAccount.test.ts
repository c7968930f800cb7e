import { expect, test } from 'vitest';

import { parseInstance } from '#dicom/instance.ts';
import { noRefusals } from '#protocol/refusals.ts';
import { ArchiveError } from '#viewer/archives/archiveError.ts';
import { type SourceAnswer, studyContents } from '#viewer/archives/studyContents.ts';
import { mergeStudies, parseStudyRow } from '#viewer/archives/studyEntry.ts';
import { nb } from '#viewer/i18n/nb.ts';
import { accountWords } from './accountWords.ts';
import { photoAccount } from './photoAccount.ts';

const value = (one: unknown) => ({ Value: [one] });
const row = parseStudyRow({ identifiers: [] })({ '0020000D': value('1.2'), '00201208': value(1) });
const [study] = 'unreadable' in row ? [] : mergeStudies([{ archiveId: 'unn', rows: [row] }]);
const photo = parseInstance({
  '0020000D': value('1.2'),
  '0020000E': value('1.2.1'),
  '00080018': value('1.2.1.1'),
  '00080016': value('1.2.840.10008.5.1.4.1.1.77.1.4'),
  '00280010': value(4),
  '00280011': value(4),
});

const saidOf = (...others: readonly SourceAnswer[]) => saidWith(0, ...others);

function saidWith(untold: number, ...others: readonly SourceAnswer[]) {
  if (study === undefined || 'unreadable' in photo) throw new Error('a photograph');
  const metadata = { instances: [photo], refused: noRefusals, more: false };
  const sources = [{ archiveId: 'unn', metadata }, ...others];
  const contents = studyContents({ contextId: 'c', study, sources, retry: () => undefined });
  const account = photoAccount([contents], { state: 'complete', untold });
  return [account.photos.length, ...accountWords(nb, account)];
}

test('photographs that an archive which did not answer may hold are told of, also where another has given some', () => {
  expect(saidOf()).toEqual([1]);
  expect(saidOf({ archiveId: 'helg', why: new ArchiveError('archive-unreachable') })).toEqual([
    1,
    '1 undersøkelse er hentet bare delvis: et arkiv svarte ikke, og det kan finnes flere foto.',
  ]);
  expect(saidWith(2)).toEqual([
    1,
    'Det er ennå ikke kjent hva 2 undersøkelser er av: det kan finnes flere foto.',
  ]);
  expect(saidOf({ archiveId: 'helg' })).toEqual([1, '1 undersøkelse er ikke hentet ennå']);
});
