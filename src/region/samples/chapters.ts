import { chestCt, hammerfestScan, tromsoScan } from './chestCt.ts';
import type { Chapter } from './sampleFile.ts';
import { namedStudies, type SampleStudy } from './stories.ts';
import { thoraxScene } from './thoraxCt.ts';
import { sampleStudyUids } from './uids.ts';

export function namedStudy(studyInstanceUid: string): SampleStudy {
  const found = namedStudies.find((study) => study.studyInstanceUid === studyInstanceUid);
  if (found === undefined) throw new Error(`no sample study ${studyInstanceUid}`);
  return found;
}

const scene = once(thoraxScene);

/** The samples in the order they are made. */
export const chapters: readonly Chapter[] = [
  {
    title: 'CT thorax, Tromsø',
    files: (encoders) => chestCt(tromsoScan(namedStudy(sampleStudyUids.ctTromso)), scene(), encoders),
  },
  {
    title: 'CT thorax, Hammerfest',
    files: (encoders) => chestCt(hammerfestScan(namedStudy(sampleStudyUids.ctHammerfest)), scene(), encoders),
  },
];

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
