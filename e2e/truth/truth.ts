import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';

import { archiveIdOf } from '#region/archiveId.ts';
import { chromiumOptions } from '../chromiumOptions.ts';
import { freshHome } from '../homes.ts';
import { startProduct } from '../product.ts';
import { archiveName, type CorpusFile, type CorpusPatient, readCorpus } from './corpus.ts';
import { type Judged, runLane } from './lane.ts';
import { summary } from './summary.ts';
import { type Verdict } from './verdict.ts';

/** `npm run truth -- <folder> [--third] [--only <part of a path>]`: every object of a corpus, opened in the built product and judged. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    third: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Pages at a time. */
    pages: { type: 'string', default: '2' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('npm run truth -- <folder> [--third] [--only <part of a path>]');
const started = performance.now();
const corpus = await readCorpus(resolve(folder), {
  isThird: values.third,
  ...(values.only === undefined ? {} : { only: values.only }),
});
const product = await startProduct({
  home: freshHome('truth'),
  archives: [`${archiveName}=${join(corpus.folder, 'files')}`],
});
const browser = await chromium.launch(chromiumOptions);
let judged: Judged[] = [];
try {
  const listed = await listedByTheRecord();
  for (const file of corpus.unserved)
    onJudged({ file, verdict: verdictOfList(file, listed), milliseconds: 0 });
  const waiting = corpus.patients.toSorted((a, b) => b.files.length - a.files.length);
  const lane = { browser, ehr: product.ehr, archiveId: archiveIdOf(archiveName), onJudged };
  await Promise.all(Array.from({ length: Number(values.pages) }, () => runLane(lane, () => waiting.shift())));
  const late = takeLate();
  await runLane(lane, () => late.shift());
} finally {
  await browser.close();
  await product.stop();
}
const due = corpus.patients.reduce((sum, { files }) => sum + files.length, corpus.unserved.length);
if (judged.length !== due) console.error(`${due} files were due, ${judged.length} have been judged`);
console.log(['', ...summary(judged, (performance.now() - started) / 1000)].join('\n'));
const isClean = judged.every(({ verdict }) => verdict.outcome === 'true' || verdict.outcome === 'refused');
process.exitCode = isClean && judged.length === due && due > 0 ? 0 : 1;

function onJudged(one: Judged): void {
  judged.push(one);
  const { file, verdict, milliseconds } = one;
  console.log(
    `${verdict.outcome.padEnd(7)} ${Math.round(milliseconds).toString().padStart(5)} ms  ${file.file}`,
  );
}

/** Those that time ran out for, to be opened once more, one at a time. */
function takeLate(): CorpusPatient[] {
  const late = new Set(judged.filter(({ verdict }) => verdict.isLate).map(({ file }) => file));
  if (late.size > 0) console.log(`\n${late.size} once more:`);
  judged = judged.filter(({ file }) => !late.has(file));
  return corpus.patients
    .map((patient) => ({ ...patient, files: patient.files.filter((file) => late.has(file)) }))
    .filter(({ files }) => files.length > 0);
}

/** Files that the record's page names as unreadable, each with its reason. */
async function listedByTheRecord(): Promise<ReadonlyMap<string, string>> {
  const page = await browser.newPage();
  await page.goto(product.ehr);
  const rows = await page
    .locator('.unreadable dl > div')
    .evaluateAll((divs) =>
      divs.map((div): [string, string] => [
        div.querySelector('dt')?.textContent?.trim() ?? '',
        div.querySelector('dd')?.textContent?.trim() ?? '',
      ]),
    );
  await page.close();
  return new Map(rows.map(([file, reason]) => [`files/${file}`, reason]));
}

function verdictOfList({ file }: CorpusFile, listed: ReadonlyMap<string, string>): Verdict {
  const because = listed.get(file) ?? '';
  return because === ''
    ? { outcome: 'silent', because: 'neither served nor named on the record’s page' }
    : { outcome: 'refused', because };
}
