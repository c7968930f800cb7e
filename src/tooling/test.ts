import { mkdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';

import { type Absence, absences, corpusFolder, hasCorpus } from './absences.ts';
import { buildServer, buildViewer } from './build.ts';
import { findChromium } from './chromium.ts';
import { startPostgres } from './postgres.ts';
import { journeyOutcome, type Outcome, unitOutcome } from './reports.ts';
import { run, runTool } from './run.ts';
import { startBytes } from './sizes.ts';

/** `npm test`: everything CI runs, in order, with the time of each stage. */
const results = 'test-results';
/** gzip, DESIGN: the timeline stands before any of the rest is asked for. */
const timelineBudget = 350 * 1024;
const isCi = process.env['CI'] === 'true';
const totals = { passed: 0, failed: 0, skipped: 0 };
const skips: string[] = [];
const failures: string[] = [];
const unsteady: string[] = [];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const missing = absences();
for (const absence of missing) report(absence);

await stage('build', async () => count((await Promise.all([buildServer(), buildViewer()])).every(Boolean)));
await stage('size budget', budget);
// Prettier takes one core as long as all of these together.
await Promise.all([
  stage('format', () => tool('prettier', ['--check', '--log-level', 'warn', '.'])),
  inTurn([
    () => stage('types', () => tool('tsx', ['src/tooling/types.ts'])),
    () => stage('lint', () => tool('oxlint', ['--type-aware'])),
    () => stage('knip', () => tool('knip', [])),
    () => stage('samples', samples),
  ]),
]);
const postgres = await startPostgres();
const database = postgres === undefined ? {} : { LYSBILDE_TEST_POSTGRES: postgres.url };
await stage('unit, rooms and contract', () => vitest(database));
postgres?.stop();
await stage('end to end, two files at a time', () => endToEnd('together', 2));
await stage('end to end, what keeps pace, alone', () => endToEnd('alone', 1));
if (hasCorpus()) await stage('truth, a third of the corpus', truth);

console.log(`\n${cpus().length} cores, ${Math.round(process.uptime())} s in all`);
if (failures.length > 0) console.log(`Failed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
if (unsteady.length > 0)
  console.log(`Only at the second try:\n${unsteady.map((name) => `  ${name}`).join('\n')}`);
console.log(skips.length === 0 ? 'Nothing was skipped.' : `Skipped: ${skips.join('; ')}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

async function stage(name: string, work: () => Promise<Outcome>): Promise<void> {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const outcome = await work().catch((error: unknown): Outcome => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  totals.passed += outcome.passed;
  totals.failed += outcome.failed;
  totals.skipped += outcome.skipped ?? 0;
  if (outcome.failed > 0) failures.push(...(outcome.failures ?? []).map((title) => `${name}: ${title}`));
  if (outcome.failed > 0 && (outcome.failures ?? []).length === 0) failures.push(name);
  unsteady.push(...(outcome.unsteady ?? []));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
}

async function inTurn(stages: readonly (() => Promise<void>)[]): Promise<void> {
  for (const one of stages) await one();
}

/** Those of the journeys' products (e2e/homes.ts), made by two processes as for `npm start`. */
async function samples(): Promise<Outcome> {
  return count(
    (await run(process.execPath, ['dist/server/start.js', '--prepare'], {
      LYSBILDE_HOME: '.lysbilde/test',
    })) === 0,
  );
}

async function tool(name: string, args: readonly string[]): Promise<Outcome> {
  return count((await runTool(name, args)) === 0);
}

function count(isGood: boolean): Outcome {
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
}

async function budget(): Promise<Outcome> {
  const bytes = await Promise.resolve().then(startBytes);
  console.log(
    `script until the timeline stands: ${(bytes / 1024).toFixed(0)} KB of ${timelineBudget / 1024} KB (gzip)`,
  );
  return count(bytes <= timelineBudget);
}

async function vitest(env: Readonly<Record<string, string>>): Promise<Outcome> {
  const file = `${results}/unit.json`;
  await runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], env);
  return counted(unitOutcome(file), 'unit tests');
}

async function endToEnd(project: 'together' | 'alone', workers: number): Promise<Outcome> {
  const path = findChromium();
  if (path === undefined) {
    console.error('No Chromium was found or could be installed: install one, or set CHROMIUM_PATH to it.');
    return { passed: 0, failed: 1 };
  }
  const file = `${results}/e2e-${project}.json`;
  const args = ['test', '-c', 'e2e/playwright.config.ts', '--project', project, '--workers', String(workers)];
  const code = await runTool('playwright', args, {
    CHROMIUM_PATH: path,
    PLAYWRIGHT_JSON_OUTPUT_NAME: `../${file}`,
  });
  return counted(journeyOutcome(file, code), 'end to end tests');
}

/** Exit code 0: every object true or refused with its reason, none wrong, none silent. */
async function truth(): Promise<Outcome> {
  const path = findChromium();
  if (path === undefined) return { passed: 0, failed: 1 };
  const args = ['e2e/truth/truth.ts', corpusFolder, '--third'];
  return count((await runTool('tsx', args, { CHROMIUM_PATH: path })) === 0);
}

/** On a machine that must have everything, what was skipped has failed. */
function counted(outcome: Outcome, what: string): Outcome {
  const { failed, skipped = 0 } = outcome;
  if (skipped > 0) skips.push(`${skipped} ${what}`);
  return { ...outcome, failed: failed + (isCi ? skipped : 0) };
}

function report(absence: Absence): void {
  console.log(`${absence.what} is not here: ${absence.skips} are skipped`);
  skips.push(`${absence.skips} (${absence.what} is not here)`);
  if (isCi) totals.failed += 1;
}
