import type { HospitalKey } from './hospitals.ts';
import { randomFrom } from './noise.ts';
import type { SampleStudy } from './stories.ts';
import { yearsStudyUid } from './uids.ts';

/** Which small picture stands for a study. */
export type SmallPicture =
  | 'chest'
  | 'chestSlice'
  | 'headSlice'
  | 'hand'
  | 'foot'
  | 'knee'
  | 'echo'
  | 'kidney'
  | 'skin'
  | 'fundus'
  | 'breast'
  | 'teeth'
  | 'gut';

interface Kind {
  readonly picture: SmallPicture;
  readonly modality: string;
  readonly description: string;
  readonly bodyPart: string;
  readonly laterality?: 'L' | 'R';
  readonly often: number;
}

const kind = (
  [picture, modality, often]: readonly [SmallPicture, string, number],
  description: string,
  [bodyPart, laterality]: readonly [string, ('L' | 'R')?],
): Kind => ({ picture, modality, often, description, bodyPart, ...(laterality ? { laterality } : {}) });

const kinds: readonly Kind[] = [
  kind(['chest', 'DX', 9], 'RG thorax', ['CHEST']),
  kind(['chest', 'CR', 4], 'Røntgen thorax, sengebilde', ['CHEST']),
  kind(['chestSlice', 'CT', 6], 'CT thorax, kontroll', ['CHEST']),
  kind(['chestSlice', 'CT', 3], 'CT lungearterier', ['CHEST']),
  kind(['headSlice', 'MR', 4], 'MR caput', ['HEAD']),
  kind(['headSlice', 'MR', 2], 'MR hypofyse', ['HEAD']),
  kind(['hand', 'DX', 5], 'RG høyre hånd', ['HAND', 'R']),
  kind(['hand', 'DX', 4], 'RG venstre hånd', ['HAND', 'L']),
  kind(['foot', 'DX', 4], 'RG høyre fot', ['FOOT', 'R']),
  kind(['foot', 'CR', 3], 'RG venstre ankel', ['ANKLE', 'L']),
  kind(['knee', 'DX', 5], 'RG høyre kne, belastet', ['KNEE', 'R']),
  kind(['knee', 'DX', 4], 'RG venstre kne', ['KNEE', 'L']),
  kind(['echo', 'US', 8], 'Ekkokardiografi, kontroll', ['HEART']),
  kind(['kidney', 'US', 8], 'UL nyrer og urinveier', ['KIDNEY']),
  kind(['kidney', 'US', 3], 'UL galleveier', ['ABDOMEN']),
  kind(['skin', 'XC', 8], 'Hudfoto rygg, føflekk', ['BACK']),
  kind(['skin', 'XC', 6], 'Hudfoto venstre legg', ['LEG', 'L']),
  kind(['skin', 'XC', 4], 'Sårfoto høyre ankel', ['ANKLE', 'R']),
  kind(['fundus', 'OP', 5], 'Øyebunnsfoto høyre øye', ['EYE', 'R']),
  kind(['fundus', 'OP', 5], 'Øyebunnsfoto venstre øye', ['EYE', 'L']),
  kind(['breast', 'MG', 4], 'Mammografi høyre bryst', ['BREAST', 'R']),
  kind(['breast', 'MG', 4], 'Mammografi venstre bryst', ['BREAST', 'L']),
  kind(['teeth', 'IO', 5], 'Tannrøntgen, bite-wing', ['JAW']),
  kind(['gut', 'ES', 5], 'Koloskopi', ['COLON']),
];

/** 400 in all; Helgeland has more than the 200 rows its archive gives in one answer, Finnmark more than its 50. */
const sites: readonly (readonly [HospitalKey, number])[] = [
  ['moIRana', 96],
  ['sandnessjoen', 70],
  ['mosjoen', 44],
  ['tromso', 28],
  ['harstad', 24],
  ['narvik', 14],
  ['bodo', 30],
  ['lofoten', 14],
  ['vesteralen', 16],
  ['hammerfest', 38],
  ['kirkenes', 26],
];

export interface YearsStudy {
  readonly study: SampleStudy;
  readonly picture: SmallPicture;
  /** From 1, oldest first. */
  readonly n: number;
}

/** Twenty years of studies, November 2006 to October 2026, oldest first. */
export function yearsOfStudies(): readonly YearsStudy[] {
  const random = randomFrom(400);
  const homes = shuffled(
    sites.flatMap(([hospital, count]) => Array.from({ length: count }, () => hospital)),
    random,
  );
  const bag = kinds.flatMap((each) => Array.from({ length: each.often }, () => each));
  const first = Date.UTC(2006, 10, 6);
  const days = homes.map((_, index) => Math.floor((index * 7285) / homes.length + random() * 16));
  return homes.map((hospital, index) => {
    const { picture, modality, description, bodyPart, laterality } =
      bag[Math.floor(random() * bag.length)] ?? kind(['chest', 'DX', 1], 'RG thorax', ['CHEST']);
    const day = new Date(first + (days[index] ?? 0) * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .replaceAll('-', '');
    const n = index + 1;
    const clock = 8 * 60 + Math.floor(random() * 480);
    const time = `${two(Math.floor(clock / 60))}${two(clock % 60)}${two(Math.floor(random() * 60))}`;
    const study: SampleStudy = {
      patientKey: 'd',
      studyInstanceUid: yearsStudyUid(n),
      hospital,
      date: day,
      time,
      description,
      modalities: [modality],
      bodyPart,
      ...(laterality ? { laterality } : {}),
      ...(n % 5 === 0 ? {} : { accessionNumber: `${day.slice(2)}${String(n).padStart(4, '0')}` }),
      referredBy: `lege-${1 + (n % 5)}`,
    };
    return { study, picture, n };
  });
}

const two = (value: number) => String(value).padStart(2, '0');

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
