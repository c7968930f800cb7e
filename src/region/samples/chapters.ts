import { chestCt, hammerfestScan, tromsoScan } from './chestCt.ts';
import { projectChest } from './chestXray.ts';
import { chestDigital, chestPlate } from './chestXrayStudies.ts';
import { echoStudy } from './echoStudy.ts';
import type { Chapter } from './sampleFile.ts';
import { namedStudies, type SampleStudy } from './stories.ts';
import { noduleBalls, thoraxScene } from './thoraxCt.ts';
import { sampleStudyUids as uids } from './uids.ts';
import { woundVisit } from './woundStudies.ts';

export function namedStudy(studyInstanceUid: string): SampleStudy {
  const found = namedStudies.find((study) => study.studyInstanceUid === studyInstanceUid);
  if (found === undefined) throw new Error(`no sample study ${studyInstanceUid}`);
  return found;
}

const scene = once(thoraxScene);
const chest = once(() => projectChest(scene(), noduleBalls(7.5)));

/** The samples in the order they are made. */
export const chapters: readonly Chapter[] = [
  {
    title: 'CT thorax, Tromsø',
    files: (encoders) => chestCt(tromsoScan(namedStudy(uids.ctTromso)), scene(), encoders),
  },
  {
    title: 'CT thorax, Hammerfest',
    files: (encoders) => chestCt(hammerfestScan(namedStudy(uids.ctHammerfest)), scene(), encoders),
  },
  {
    title: 'røntgen thorax',
    files: () => [
      ...chestDigital(namedStudy(uids.chestHarstad), chest()),
      ...chestPlate(namedStudy(uids.chestKirkenes), chest()),
    ],
  },
  {
    title: 'sårfoto',
    *files(encoders) {
      for (const [index, uid] of uids.wound.entries())
        yield* woundVisit(namedStudy(uid), index + 1, encoders);
    },
  },
  { title: 'ekkokardiografi', files: (encoders) => echoStudy(namedStudy(uids.echo), encoders) },
];

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
