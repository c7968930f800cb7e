import { chestCt, ctSeries, hammerfestScan, tromsoScan } from './chestCt.ts';
import { projectChest } from './chestXray.ts';
import { chestDigital, chestPlate } from './chestXrayStudies.ts';
import { clinicalDocumentFile } from './clinicalDocument.ts';
import { ctDocuments } from './ctDocuments.ts';
import { echoStudy } from './echoStudy.ts';
import { ecgFile } from './ecg.ts';
import { endoscopyFile } from './endoscopy.ts';
import { limbRadiograph } from './limbStudies.ts';
import { documentFile, reportFile, unknownFile } from './manyKinds.ts';
import { mrHead } from './mrHead.ts';
import type { Chapter } from './sampleFile.ts';
import { slideStudy } from './slide.ts';
import { soundFile } from './sound.ts';
import { namedStudies, type SampleStudy } from './stories.ts';
import { noduleBalls, thoraxScene } from './thoraxCt.ts';
import { sampleStudyUids as uids } from './uids.ts';
import { woundVisit } from './woundStudies.ts';
import { type SmallPicture, yearsOfStudies } from './years.ts';
import { smallStudy } from './yearsStudies.ts';

export function namedStudy(studyInstanceUid: string): SampleStudy {
  const found = namedStudies.find((study) => study.studyInstanceUid === studyInstanceUid);
  if (found === undefined) throw new Error(`no sample study ${studyInstanceUid}`);
  return found;
}

const scene = once(thoraxScene);
const chest = once(() => projectChest(scene(), noduleBalls(7.5)));

const studio = once(() => ({ scene: scene(), chest: chest(), nodules: noduleBalls(7.5) }));

const namesakes: readonly (readonly [uid: string | undefined, picture: SmallPicture])[] = [
  [uids.e1[0], 'hand'],
  [uids.e1[1], 'chest'],
  [uids.e1[2], 'headSlice'],
  [uids.e1[3], 'skin'],
  [uids.e2[0], 'foot'],
  [uids.e2[1], 'chest'],
  [uids.e2[2], 'echo'],
];

/** The samples in the order they are made. */
export const chapters: readonly Chapter[] = [
  {
    title: 'CT thorax, Tromsø',
    needsThorax: true,
    *files(encoders) {
      const scan = tromsoScan(namedStudy(uids.ctTromso));
      yield* chestCt(scan, scene(), encoders);
      yield* ctDocuments(scan.study, ctSeries(scan, 0));
    },
  },
  {
    title: 'CT thorax, Hammerfest',
    needsThorax: true,
    files: (encoders) => chestCt(hammerfestScan(namedStudy(uids.ctHammerfest)), scene(), encoders),
  },
  {
    title: 'røntgen thorax',
    needsThorax: true,
    files: () => [
      ...chestDigital(namedStudy(uids.chestHarstad), chest()),
      ...chestPlate(namedStudy(uids.chestKirkenes), chest()),
    ],
  },
  { title: 'MR caput', files: () => mrHead(namedStudy(uids.mrHead)) },
  {
    title: 'røntgen fot',
    files: () => [limbRadiograph(namedStudy(uids.footXray), { limb: 'foot', pixel: 0.16, seed: 0 })],
  },
  {
    title: 'samme lokale nummer',
    needsThorax: true,
    *files(encoders) {
      for (const [index, [uid, picture]] of namesakes.entries())
        yield smallStudy({ study: namedStudy(uid ?? ''), picture, n: 501 + index }, studio(), encoders);
    },
  },
  {
    title: '400 undersøkelser over 20 år',
    needsThorax: true,
    *files(encoders) {
      for (const small of yearsOfStudies()) yield smallStudy(small, studio(), encoders);
    },
  },
  {
    title: 'dokument, EKG, svar og lyd',
    needsThorax: true,
    *files(encoders) {
      yield documentFile(namedStudy(uids.document));
      yield clinicalDocumentFile(namedStudy(uids.document));
      yield ecgFile(namedStudy(uids.ecg));
      const reported = namedStudy(uids.report);
      yield smallStudy({ study: reported, picture: 'chest', n: 601 }, studio(), encoders);
      yield reportFile(reported, { study: reported, number: 1, modality: 'DX', description: '' });
      yield soundFile(namedStudy(uids.sound));
      yield unknownFile(namedStudy(uids.unknownClass));
    },
  },
  { title: 'digitalt snitt', files: (encoders) => slideStudy(namedStudy(uids.slide), encoders) },
  {
    title: 'sårfoto',
    *files(encoders) {
      for (const [index, uid] of uids.wound.entries())
        yield* woundVisit(namedStudy(uid), index + 1, encoders);
    },
  },
  { title: 'gastroskopi', files: () => [endoscopyFile(namedStudy(uids.endoscopy))] },
  { title: 'ekkokardiografi', files: (encoders) => echoStudy(namedStudy(uids.echo), encoders) },
];

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
