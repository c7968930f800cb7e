import { type Study } from '#dicom/study.ts';

export type Side = 'left' | 'right';

/** What part of the body a study is of, as far as its row tells. Used only to rank studies, never shown as a finding. */
export interface Region {
  readonly part?: string;
  readonly side?: Side;
}

/** Words of Body Part Examined (PS3.16 Annex L) and of Norwegian and English descriptions, by the part they mean. */
const parts: readonly (readonly [string, RegExp])[] = [
  ['heart', /heart|card|hjerte|ekko|echo|koronar|coronar/],
  ['breast', /breast|mamm|bryst(?!korg|kasse)/],
  ['chest', /chest|thora|lung|brystkasse/],
  ['abdomen', /abdom|mage|buk|lever|liver|nyre|kidney|urin/],
  ['colon', /colon|kolo|tykktarm|rectum|rekto/],
  ['stomach', /gastro|stomach|ventrik/],
  ['pelvis', /pelvis|bekken/],
  ['head', /head|brain|hjerne|hode|caput|cerebr|skull|skalle/],
  ['neck', /neck|hals|collum/],
  ['spine', /spine|columna|rygg|vertebra/],
  ['shoulder', /shoulder|skulder/],
  ['elbow', /elbow|albue/],
  ['wrist', /wrist|håndledd/],
  ['hand', /hand|hånd|finger/],
  ['hip', /\bhip\b|hofte/],
  ['knee', /knee|\bkne/],
  ['ankle', /ankle|ankel/],
  ['foot', /foot|\bfot|heel|hæl|calcan|toe\b|\btå/],
  ['leg', /\bleg\b|legg|crus|tibia/],
  ['eye', /\beye|øye|retina|fundus/],
  ['skin', /skin|hud|dermat/],
];

export function regionOf(study: Study): Region {
  const description = (study.studyDescription ?? '').toLowerCase();
  const coded = (study.bodyPartExamined ?? '').toLowerCase();
  const part = partIn(coded) ?? partIn(description) ?? (coded === '' ? undefined : coded);
  const side = sideIn(description);
  return { ...(part === undefined ? {} : { part }), ...(side === undefined ? {} : { side }) };
}

/** Undefined when neither or both sides are named. */
function sideIn(description: string): Side | undefined {
  const left = /\b(venstre|left|ve\.?|sin\.?)(?![\p{L}])/u.test(description);
  const right = /\b(høyre|right|hø\.?|dx\.?)(?![\p{L}])/u.test(description);
  if (left === right) return undefined;
  return left ? 'left' : 'right';
}

function partIn(words: string): string | undefined {
  return parts.find(([, pattern]) => pattern.test(words))?.[0];
}
