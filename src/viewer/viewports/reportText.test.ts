import { expect, test } from 'vitest';
import { type Dataset } from '#dicom/dataset.ts';
import { aDataset } from '#dicom/testing.ts';
import { reportLines } from './reportText.ts';

const name = (meaning: string) => [aDataset({ '00080104': [meaning] })];

test('a report is read as headings and named values, in order and by depth', () => {
  const findings = aDataset({
    '0040A040': ['TEXT'],
    '0040A043': name('Findings'),
    '0040A160': ['Ingen fortetning.'],
  });
  const size = aDataset({
    '0040A040': ['NUM'],
    '0040A043': name('Length'),
    '0040A300': [aDataset({ '0040A30A': ['12.5'], '004008EA': [aDataset({ '00080100': ['mm'] })] })],
  });
  const section = aDataset({
    '0040A040': ['CONTAINER'],
    '0040A043': name('Thorax'),
    '0040A730': [findings, size],
  });
  const report = aDataset({ '0040A040': ['CONTAINER'], '0040A043': name('Report'), '0040A730': [section] });
  expect(reportLines(report).lines).toEqual([
    { number: 0, depth: 0, kind: 'heading', name: 'Report' },
    { number: 1, depth: 1, kind: 'heading', name: 'Thorax' },
    { number: 2, depth: 2, kind: 'value', name: 'Findings', value: 'Ingen fortetning.' },
    { number: 3, depth: 2, kind: 'value', name: 'Length', value: '12,5 mm' },
  ]);
});

test('a hostile tree ends, and what is left out is counted', () => {
  const many = Array.from({ length: 6000 }, () => aDataset({ '0040A040': ['TEXT'], '0040A160': ['x'] }));
  const report: Dataset = aDataset({ '0040A040': ['CONTAINER'], '0040A730': many });
  const { lines, leftOut } = reportLines(report);
  expect(lines).toHaveLength(5000);
  expect(leftOut).toBe(1001);
});
