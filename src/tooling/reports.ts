import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import * as v from 'valibot';

/** What a test runner's own report says, with the names of those that did not simply pass. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  /** As «file: title», for the last lines of the log: what comes after a failure must not bury it. */
  readonly failures?: readonly string[];
  /** Passed at the second try. */
  readonly unsteady?: readonly string[];
}

const unitReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numFailedTestSuites: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.array(v.string()) }),
      ),
    }),
  ),
});

const spec = v.object({
  title: v.string(),
  file: v.string(),
  tests: v.array(
    v.object({
      status: v.string(),
      results: v.array(v.object({ error: v.optional(v.object({ message: v.optional(v.string()) })) })),
    }),
  ),
});

interface Suite {
  readonly specs?: readonly v.InferOutput<typeof spec>[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
}

const suite: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.optional(v.array(spec)),
  suites: v.optional(v.array(v.lazy(() => suite))),
});

const journeyReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), skipped: v.number(), flaky: v.number() }),
  suites: v.array(suite),
});

/** Vitest's JSON report. A file that broke before its tests counts as one failure; no report, or one of another shape, too. */
export function unitOutcome(file: string): Outcome {
  const report = v.safeParse(unitReport, readJson(file));
  if (!report.success) return { passed: 0, failed: 1, failures: [`no report at ${file}`] };
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, testResults } = report.output;
  const failures = testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (failed.length === 0)
      return status === 'failed' ? [line(name, 'broken before its tests', undefined)] : [];
    return failed.map(({ fullName, failureMessages: [why] }) => line(name, fullName, why));
  });
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
    skipped: numPendingTests,
    failures,
  };
}

/** Playwright's JSON report; `exitCode` because a run can fail with every test passed. */
export function journeyOutcome(file: string, exitCode: number): Outcome {
  const report = v.safeParse(journeyReport, readJson(file));
  if (!report.success) return { passed: 0, failed: 1, failures: [`no report at ${file}`] };
  const { expected, unexpected, skipped, flaky } = report.output.stats;
  return {
    passed: expected + flaky,
    failed: Math.max(unexpected, exitCode === 0 ? 0 : 1),
    skipped,
    failures: named(report.output.suites, 'unexpected'),
    unsteady: named(report.output.suites, 'flaky'),
  };
}

function named(suites: readonly Suite[], status: string): readonly string[] {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some((test) => test.status === status))
      .map(({ file, title, tests }) => {
        const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []));
        return line(file, title, errors[0]);
      }),
    ...named(inner, status),
  ]);
}

/** One line of the log: where, which, and the first words of why. */
function line(file: string, title: string, why: string | undefined): string {
  const place = relative(process.cwd(), file).startsWith('..') ? file : relative(process.cwd(), file);
  const words = why === undefined ? '' : stripVTControlCharacters(why).split('\n')[0];
  return `${place}: ${title}${words ? ` (${words.slice(0, 200)})` : ''}`;
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
