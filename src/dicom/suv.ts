import { has, items, number, text, texts, type Dataset } from './dataset.ts';
import { parseDate } from './dates.ts';
import { type Instance } from './instance.ts';
import { secondsBetween } from './wallClock.ts';
import { Tag } from './tag.ts';

/** What SUV by body weight cannot be reckoned without. */
export type SuvObstacle =
  | 'units'
  | 'weight'
  | 'dose'
  | 'half-life'
  | 'injection-time'
  | 'scan-time'
  | 'decay-correction'
  | 'attenuation'
  | 'enhanced';

/**
 * What PET values after the modality transform mean. `suv`: times `factor` they are SUVbw, g/ml. `activity`: they are Bq/ml, and `missing` is
 * what stands between them and SUV. `other`: they are neither.
 */
export type PetScale =
  | { readonly kind: 'suv'; readonly factor: number }
  | { readonly kind: 'activity'; readonly missing: SuvObstacle }
  | { readonly kind: 'other'; readonly missing: SuvObstacle };

/**
 * The scale of a PET series by one of its images (PS3.3 C.8.9.1, C.8.9.4; the vendor-neutral rules of QIBA's FDG-PET/CT profile). Nothing is
 * assumed: whatever is absent or contradictory leaves the values as they are, and is named.
 */
export function petScale({ dataset }: Instance): PetScale {
  if (has(dataset, Tag.sharedFunctionalGroupsSequence)) return { kind: 'other', missing: 'enhanced' };
  const units = text(dataset, Tag.units);
  if (units === 'GML') return gramsPerMillilitre(dataset);
  if (units === 'CNTS') return counts(dataset);
  if (units !== 'BQML') return { kind: 'other', missing: 'units' };
  const factor = byActivity(dataset);
  return typeof factor === 'number' ? { kind: 'suv', factor } : { kind: 'activity', missing: factor };
}

/** SUV already; by body weight unless it says by what else (0054,1006). */
function gramsPerMillilitre(dataset: Dataset): PetScale {
  const type = text(dataset, Tag.suvType);
  return type === undefined || type === 'BW'
    ? { kind: 'suv', factor: 1 }
    : { kind: 'other', missing: 'units' };
}

/** Philips stores counts and, in its own group, what makes SUV or Bq/ml of them; used only under Philips' own name, and never both at odds. */
function counts(dataset: Dataset): PetScale {
  const isPhilips = text(dataset, Tag.philipsPetCreator)?.toLowerCase() === 'philips pet private group';
  if (!isPhilips) return { kind: 'other', missing: 'units' };
  const [suv, activity] = [
    positive(dataset, Tag.philipsSuvFactor),
    positive(dataset, Tag.philipsActivityFactor),
  ];
  if (suv !== undefined) return { kind: 'suv', factor: suv };
  if (activity === undefined) return { kind: 'other', missing: 'units' };
  const factor = byActivity(dataset);
  return typeof factor === 'number'
    ? { kind: 'suv', factor: factor * activity }
    : { kind: 'other', missing: factor };
}

/** Grams of body to the becquerel that were left of the dose when the images are reckoned to have been taken. */
function byActivity(dataset: Dataset): number | SuvObstacle {
  const corrected = texts(dataset, Tag.correctedImage);
  if (!corrected.includes('ATTN')) return 'attenuation';
  if (!corrected.includes('DECY')) return 'decay-correction';
  const weight = positive(dataset, Tag.patientWeight);
  if (weight === undefined) return 'weight';
  const drugs = items(dataset, Tag.radiopharmaceuticalInformationSequence);
  const [drug] = drugs;
  // Which of two tracers is seen, the image does not say.
  if (drug === undefined || drugs.length > 1) return 'dose';
  const dose = positive(drug, Tag.radionuclideTotalDose);
  if (dose === undefined) return 'dose';
  const left = remaining(dataset, drug);
  return typeof left === 'number' ? (weight * 1000) / (dose * left) : left;
}

/** The share of the dose that is left at the moment the images are decay-corrected to (0054,1102). */
function remaining(dataset: Dataset, drug: Dataset): number | SuvObstacle {
  const correction = text(dataset, Tag.decayCorrection);
  if (correction === 'ADMIN') return 1;
  if (correction !== 'START') return 'decay-correction';
  const halfLife = positive(drug, Tag.radionuclideHalfLife);
  if (halfLife === undefined) return 'half-life';
  const start = scanStart(dataset);
  if (start === undefined) return 'scan-time';
  const seconds = sinceInjection(drug, start);
  if (seconds === undefined || seconds < 0) return 'injection-time';
  return 2 ** (-seconds / halfLife);
}

/** A date and a time of the wall clock where the images were taken, as stored. */
interface Moment {
  readonly date: string;
  readonly time: string;
}

/**
 * Start of the scan: Series Date and Time where they are not later than the acquisition's. A later one is of a series made afterwards, and then
 * the reference of the decay correction is not known.
 */
function scanStart(dataset: Dataset): Moment | undefined {
  const series = moment(text(dataset, Tag.seriesDate), text(dataset, Tag.seriesTime));
  const acquisition = moment(text(dataset, Tag.acquisitionDate), text(dataset, Tag.acquisitionTime));
  if (series === undefined || acquisition === undefined) return undefined;
  const seconds = secondsBetween(series, acquisition);
  return seconds === undefined || seconds < 0 ? undefined : series;
}

/** From the full date and time of injection; from the time alone, on the day of the scan or, where that would be after it, the day before. */
function sinceInjection(drug: Dataset, start: Moment): number | undefined {
  const stamp = text(drug, Tag.radiopharmaceuticalStartDateTime);
  if (stamp !== undefined) {
    const full = moment(stamp.slice(0, 8), stamp.slice(8).replace(/[+-]\d{4}$/, ''));
    return full === undefined ? undefined : secondsBetween(full, start);
  }
  const time = text(drug, Tag.radiopharmaceuticalStartTime);
  if (time === undefined) return undefined;
  const seconds = secondsBetween({ date: start.date, time }, start);
  return seconds !== undefined && seconds < 0 ? seconds + 24 * 3600 : seconds;
}

function moment(date: string | undefined, time: string | undefined): Moment | undefined {
  if (date === undefined || time === undefined || time === '' || parseDate(date)?.day === undefined)
    return undefined;
  return { date, time };
}

function positive(dataset: Dataset, tag: string): number | undefined {
  const value = number(dataset, tag);
  return value !== undefined && value > 0 ? value : undefined;
}
