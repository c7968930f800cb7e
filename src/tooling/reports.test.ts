import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { journeyOutcome, unitOutcome } from './reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'lysbilde-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a failed unit test is named with its file, and so is a file that broke before its tests', () => {
  const report = written('unit.json', {
    numPassedTests: 2,
    numFailedTests: 1,
    numPendingTests: 0,
    numFailedTestSuites: 2,
    testResults: [
      {
        name: 'a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'holds', status: 'passed', failureMessages: [] },
          { fullName: 'breaks', status: 'failed', failureMessages: ['expected 1\n  at …'] },
        ],
      },
      { name: 'b.test.ts', status: 'failed', assertionResults: [] },
      {
        name: 'c.test.ts',
        status: 'passed',
        assertionResults: [{ fullName: 'holds', status: 'passed', failureMessages: [] }],
      },
    ],
  });
  expect(unitOutcome(report)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
    failures: ['a.test.ts: breaks (expected 1)', 'b.test.ts: broken before its tests'],
  });
});

test('journeys that failed, or passed at the second try, are named from any depth', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'x.spec.ts',
    tests: [
      { status, results: status === 'unexpected' ? [{ error: { message: '\u001b[31mno such row' } }] : [{}] },
    ],
  });
  const report = written('journeys.json', {
    stats: { expected: 1, unexpected: 1, skipped: 0, flaky: 1 },
    suites: [
      {
        specs: [spec('steady', 'expected')],
        suites: [{ specs: [spec('red', 'unexpected'), spec('shaky', 'flaky')] }],
      },
    ],
  });
  expect(journeyOutcome(report, 1)).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
    failures: ['x.spec.ts: red (no such row)'],
    unsteady: ['x.spec.ts: shaky'],
  });
});

test('a run that ends badly with every journey passed has failed, and so has one without a report', () => {
  const report = written('good.json', {
    stats: { expected: 1, unexpected: 0, skipped: 0, flaky: 0 },
    suites: [],
  });
  expect(journeyOutcome(report, 0).failed).toBe(0);
  expect(journeyOutcome(report, 1).failed).toBe(1);
  expect(journeyOutcome(join(folder, 'none.json'), 0)).toMatchObject({ passed: 0, failed: 1 });
  expect(unitOutcome(written('odd.json', { numPassedTests: '2' }))).toMatchObject({ passed: 0, failed: 1 });
});

function written(name: string, report: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(report));
  return path;
}
