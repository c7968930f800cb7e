import { type Dataset, parseDataset } from './dataset.ts';
import { type Instance, parseInstance } from './instance.ts';

/** An instance for tests: a 16×16 CT slice unless `attributes` (keyword-less tags to values) say otherwise; `undefined` removes one. */
export function anInstance(
  attributes: Readonly<Record<string, readonly unknown[] | undefined>> = {},
): Instance {
  const instance = parseInstance(aDataset({ ...ctSlice, ...attributes }));
  if ('unreadable' in instance) throw new Error(`the test's instance lacks its ${instance.unreadable}`);
  return instance;
}

/** A dataset of the DICOM JSON model from tags to values. */
export function aDataset(attributes: Readonly<Record<string, readonly unknown[] | undefined>>): Dataset {
  const elements = Object.entries(attributes).filter(([, values]) => values !== undefined);
  const dataset = parseDataset(
    Object.fromEntries(elements.map(([tag, Value]) => [tag, { vr: 'UN', Value }])),
  );
  if (dataset === undefined) throw new Error('not a dataset');
  return dataset;
}

const ctSlice: Readonly<Record<string, readonly unknown[]>> = {
  '0020000D': ['1.2.1'],
  '0020000E': ['1.2.1.1'],
  '00080018': ['1.2.1.1.1'],
  '00080016': ['1.2.840.10008.5.1.4.1.1.2'],
  '00080060': ['CT'],
  '00280010': [16],
  '00280011': [16],
};
