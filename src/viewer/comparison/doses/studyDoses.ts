import { type Instance } from '#dicom/instance.ts';
import { type Study } from '#dicom/study.ts';
import { type StudyReports } from '#viewer/archives/reportInstances.ts';
import { type Measured } from '#viewer/viewports/report/contentValue.ts';
import { readContent } from '#viewer/viewports/report/contentTree.ts';
import {
  type DoseReport,
  doseReport,
  isDoseReport,
  measuredTotals,
} from '#viewer/viewports/report/doseReport.ts';

/** Modalities that expose the patient to ionising radiation. */
const ionising = new Set(['CT', 'CR', 'DX', 'XA', 'RF', 'MG', 'PT', 'NM', 'IO', 'PX', 'RG', 'BMD']);

export function isIonising({ modalities }: Study): boolean {
  return modalities.some((modality) => ionising.has(modality));
}

/** Only its report series can tell: the row names none where the archive does not say which modalities a study has. */
export function mayHaveReports({ modalities }: Study): boolean {
  return modalities.length === 0 || modalities.includes('SR');
}

/** What one study's dose reports state. Several numbers stand beside each other; they are never added up. */
export type StudyDose =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'without' }
  | {
      readonly kind: 'reported';
      readonly reports: number;
      readonly dlp: readonly Measured[];
      readonly dap: readonly Measured[];
    };

export function studyDose({
  instances,
  isWaiting,
}: Pick<StudyReports, 'instances' | 'isWaiting'>): StudyDose {
  const reports = instances.map(doseOf).filter((report) => report !== 'none');
  if (reports.length === 0) return { kind: isWaiting ? 'waiting' : 'without' };
  return {
    kind: 'reported',
    reports: reports.length,
    dlp: reports.flatMap((report) => measuredTotals(report, 'dlp')),
    dap: reports.flatMap((report) => measuredTotals(report, 'dap')),
  };
}

const known = new WeakMap<Instance, DoseReport | 'none'>();

/** Read once: the dialog renders anew for each answer that comes. */
function doseOf(instance: Instance): DoseReport | 'none' {
  const tree = known.has(instance) ? undefined : readContent(instance.dataset);
  if (tree !== undefined) known.set(instance, isDoseReport(instance, tree) ? doseReport(tree) : 'none');
  return known.get(instance) ?? 'none';
}

/** UCUM units of dose length product in mGy·cm, and of dose area product in Gy·m². */
const factors: Readonly<Record<string, number>> = {
  'mGy.cm': 1,
  mGycm: 1,
  'Gy.cm': 1000,
  'Gy.m2': 1,
  'dGy.cm2': 1e-5,
  'Gy.cm2': 1e-4,
  'cGy.cm2': 1e-6,
  'mGy.cm2': 1e-7,
  'uGy.m2': 1e-6,
  'mGy.m2': 1e-3,
};

/** For the length of a bar beside others; undefined for a unit that cannot be set beside them. The number shown stays as stored. */
export function comparable({ value, unit }: Measured): number | undefined {
  const factor = factors[unit?.value ?? ''];
  const number = Number(value);
  return factor === undefined || !Number.isFinite(number) || number < 0 ? undefined : number * factor;
}
