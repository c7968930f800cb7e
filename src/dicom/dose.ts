import { number, text } from './dataset.ts';
import { type Instance } from './instance.ts';

/** What the values of an RT Dose are (PS3.3 C.8.8.3): each times `scaling` is a dose, in `unit` where it is one of Gy and not a share of another. */
export interface DoseScale {
  readonly scaling: number;
  readonly unit?: 'Gy';
}

const [doseUnits, doseGridScaling] = ['30040002', '3004000E'];

/** Undefined where the object is no dose, or does not say how its numbers become one. */
export function doseScale({ modality, dataset }: Instance): DoseScale | undefined {
  const scaling = number(dataset, doseGridScaling);
  if (modality !== 'RTDOSE' || scaling === undefined || scaling <= 0) return undefined;
  return text(dataset, doseUnits)?.toUpperCase() === 'GY' ? { scaling, unit: 'Gy' } : { scaling };
}
