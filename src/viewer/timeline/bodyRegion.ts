import { type Study } from '#dicom/study.ts';

export const bodyRegions = [
  'head',
  'eye',
  'teeth',
  'neck',
  'chest',
  'heart',
  'breast',
  'abdomen',
  'pelvis',
  'spine',
  'arm',
  'leg',
  'skin',
  'unstated',
] as const;
export type BodyRegion = (typeof bodyRegions)[number];

/** Words of Body Part Examined (PS3.16 Annex L) and of descriptions in Norwegian and English. The first that fits counts. */
const words: readonly (readonly [BodyRegion, RegExp])[] = [
  ['eye', /\b(eye|orbit|retina|fundus)|øye/],
  ['teeth', /tooth|teeth|dental|jaw|maxill|mandib|tann|kjeve|\bopg\b/],
  ['heart', /heart|cardi|hjert|ekko|echo|koronar|coronar/],
  ['breast', /breast|mamma|mammo/],
  ['spine', /spine|columna|rygg|vertebra|sacrum|lumbal/],
  ['head', /head|brain|skull|sinus|face|cerebr|caput|hjerne|hode|ansikt|bihule/],
  ['neck', /neck|carotid|thyroid|larynx|collum|hals|skjoldbrusk/],
  ['chest', /chest|thora|lung|rib|sternum|mediast|brystkasse/],
  [
    'abdomen',
    /abdom|liver|kidney|stomach|colon|gastro|pancrea|spleen|urin|bladder|mage|lever|nyre|tarm|kolo|rekto/,
  ],
  ['pelvis', /pelvis|bekken|prostat|uter|ovar/],
  [
    'arm',
    /shoulder|humer|elbow|forearm|wrist|hand|finger|thumb|clavic|\barm|skulder|albue|håndledd|hånd|underarm/,
  ],
  [
    'leg',
    /\bhip|femur|thigh|knee|tibia|fibul|ankle|foot|feet|heel|calcan|toe\b|\bleg\b|hofte|\blår|\bkne|legg|ankel|\bfot|hæl/,
  ],
  ['skin', /skin|hud|dermat|nevus|føflekk/],
];

/** Where on the body, as far as the study's row tells: its coded body part, else its description, else `unstated`. */
export function bodyRegionOf(study: Pick<Study, 'bodyPartExamined' | 'studyDescription'>): BodyRegion {
  return regionIn(study.bodyPartExamined) ?? regionIn(study.studyDescription) ?? 'unstated';
}

function regionIn(text: string | undefined): BodyRegion | undefined {
  const lower = text?.toLocaleLowerCase('nb');
  return lower === undefined ? undefined : words.find(([, pattern]) => pattern.test(lower))?.[0];
}
