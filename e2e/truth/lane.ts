import { type Browser, type Page } from '@playwright/test';

import { functionalGroup } from '#dicom/geometry.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { Tag } from '#dicom/tag.ts';
import { grouped } from '#region/archives/grouped.ts';
import { type CorpusFile, type CorpusPatient, type Served } from './corpus.ts';
import { hasCanvas, judgePane, patience } from './judge.ts';
import { judgeFrame } from './judgeFrame.ts';
import { isLossDue } from './lossy.ts';
import { openFrame, paneOf } from './openFrame.ts';
import { goToDisplaySet, type Place, placesOf } from './studyPage.ts';
import { worst, type Verdict } from './verdict.ts';

export interface Judged {
  readonly file: CorpusFile;
  readonly verdict: Verdict;
  readonly milliseconds: number;
}

export interface Lane {
  readonly browser: Browser;
  /** Address of the record's page. */
  readonly ehr: string;
  readonly archiveId: string;
  readonly onJudged: (judged: Judged) => void;
}

type ServedFile = CorpusFile & { readonly served: Served };

/** Opens patient after patient in one page, until none is left. A page that dies is replaced, and the patient gone on with. */
export async function runLane(lane: Lane, next: () => CorpusPatient | undefined): Promise<void> {
  let watched = await openPage(lane.browser);
  for (let patient = next(); patient !== undefined; patient = next()) {
    const files = patient.files.filter((file): file is ServedFile => file.served !== undefined);
    await launch(watched.page, lane.ehr, patient.key);
    for (const [study, members] of grouped(files, ({ served }) => served.studyInstanceUid)) {
      await openStudy(lane, watched, { study, members });
      if (!watched.isDead()) continue;
      await watched.page.context().close();
      watched = await openPage(lane.browser);
      await launch(watched.page, lane.ehr, patient.key);
    }
  }
  await watched.page.context().close();
}

interface Watched {
  readonly page: Page;
  /** Uncaught errors and dialogs since this was last asked. */
  readonly faults: () => readonly string[];
  readonly isDead: () => boolean;
}

async function openPage(browser: Browser): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 1000 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    colorScheme: 'dark',
  });
  // esbuild marks the functions that run in the page with its own helper, which is not there.
  await context.addInitScript('globalThis.__name ??= (marked) => marked');
  const page = await context.newPage();
  let faults: string[] = [];
  let isDead = false;
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog «${dialog.message()}»`);
    void dialog.dismiss();
  });
  page.on('crash', () => {
    isDead = true;
    faults.push('the page crashed');
  });
  return {
    page,
    isDead: () => isDead,
    faults: () => {
      const told = faults;
      faults = [];
      return told;
    },
  };
}

/** By the record's own redirects; the timeline then knows every archive's answer. */
async function launch(page: Page, ehr: string, key: string): Promise<void> {
  await page.goto(`${ehr}/open?patient=${encodeURIComponent(key)}`);
  await page
    .locator('[data-timeline-state="complete"], [data-timeline-state="partial"]')
    .waitFor({ state: 'attached', timeout: 30_000 });
}

interface Study {
  readonly study: string;
  readonly members: readonly ServedFile[];
}

async function openStudy(lane: Lane, watched: Watched, { study, members }: Study): Promise<void> {
  const { page } = watched;
  const places = await placesOf(page, { archiveId: lane.archiveId, study });
  watched.faults();
  await goToDisplaySet(page, study);
  // The first study of a page brings the script that shows it: no file's own time.
  await page
    .locator('[data-viewport]')
    .first()
    .waitFor({ timeout: 30_000 })
    .catch(() => undefined);
  const inOrder = members.toSorted((a, b) => compare(places.get(uidOf(a)), places.get(uidOf(b))));
  let shown: string | undefined;
  for (const file of inOrder) {
    const started = performance.now();
    const place = places.get(uidOf(file));
    const verdict = await judgeFile(watched, {
      file,
      place,
      study,
      isShown: shown === place?.displaySet.id,
    }).catch((error: unknown): Verdict => ({
      outcome: 'silent',
      because: String(error).split('\n')[0] ?? '',
    }));
    shown = place?.displaySet.id;
    lane.onJudged({ file, verdict, milliseconds: performance.now() - started });
    if (watched.isDead()) return;
  }
}

const uidOf = ({ served }: ServedFile) => served.sopInstanceUid;

/** Display set by display set, and within one in the order of scrolling. */
function compare(a: Place | undefined, b: Place | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.displaySet.id.localeCompare(b.displaySet.id) || a.index - b.index;
}

interface Opening {
  readonly file: ServedFile;
  readonly place: Place | undefined;
  readonly study: string;
  /** Its display set stands in the pane already. */
  readonly isShown: boolean;
}

async function judgeFile(watched: Watched, { file, place, study, isShown }: Opening): Promise<Verdict> {
  const { page } = watched;
  if (place === undefined) return judgeAbsent(page, study);
  if (!isShown) await goToDisplaySet(page, study, place.displaySet.id);
  const verdicts: Verdict[] = [];
  for (const reference of isNonEmpty(file.references) ? file.references : [undefined]) {
    const started = performance.now();
    const frameNumber = reference?.frameNumber ?? 1;
    const observation = await openFrame(page, place, {
      sopInstanceUid: file.served.sopInstanceUid,
      frameNumber,
    });
    const milliseconds = performance.now() - started;
    const hasGroupWindow =
      functionalGroup(place.instance.dataset, frameNumber, Tag.frameVoiLutSequence) !== undefined;
    const values = hasCanvas(observation)
      ? await judgeFrame(paneOf(page, place), { file, reference, hasGroupWindow })
      : undefined;
    const seen = {
      observation,
      frameNumber,
      milliseconds,
      faults: watched.faults(),
      isUniform: values?.isUniform,
      isLossDue: isLossDue(file, place.instance),
    };
    verdicts.push(judgePane(file, seen), ...(values?.verdicts ?? []));
  }
  return worst(verdicts);
}

/** In no display set: then the study's own account must say what was kept back. */
async function judgeAbsent(page: Page, study: string): Promise<Verdict> {
  await goToDisplaySet(page, study);
  const account = page.locator('.contents-account [role], .pane-cover').first();
  const words = await account.textContent({ timeout: patience }).catch(() => null);
  return words === null
    ? { outcome: 'silent', because: 'in no display set, and nothing says so' }
    : { outcome: 'refused', because: words };
}
