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
import { launch, openPage, type Watched } from './watchedPage.ts';

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

/** Opens patient after patient in one page, until none is left. A page that dies is replaced and gone on with; no file is left unjudged. */
export async function runLane(lane: Lane, next: () => CorpusPatient | undefined): Promise<void> {
  let watched = await openPage(lane.browser);
  for (let patient = next(); patient !== undefined; patient = next())
    watched = await openPatient(lane, watched, patient);
  await watched.page.context().close();
}

/** Answers the page to go on with. */
async function openPatient(lane: Lane, first: Watched, patient: CorpusPatient): Promise<Watched> {
  const files = patient.files.filter((file): file is ServedFile => file.served !== undefined);
  const waiting = [...grouped(files, ({ served }) => served.studyInstanceUid)];
  let watched = first;
  let launchOf: string | undefined = patient.key;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [study, members]: [string, readonly ServedFile[]] = next;
    const [head, ...others] = await openLeft(lane, watched, { study, members, launchOf });
    launchOf = undefined;
    if (head !== undefined) waiting.unshift([study, [head, ...others]]);
    if (!watched.isDead()) continue;
    await watched.page.context().close();
    watched = await openPage(lane.browser);
    launchOf = patient.key;
  }
  return watched;
}

interface Study {
  readonly study: string;
  readonly members: readonly ServedFile[];
  /** The patient to be launched first; undefined where the page stands in their record already. */
  readonly launchOf: string | undefined;
}

/** Judges what can be judged of a study. Answers the files that are left when the page has died meanwhile. */
async function openLeft(lane: Lane, watched: Watched, study: Study): Promise<readonly ServedFile[]> {
  try {
    if (study.launchOf !== undefined) await launch(watched.page, lane.ehr, study.launchOf);
    return await openStudy(lane, watched, study);
  } catch (error) {
    for (const file of study.members) lane.onJudged({ file, verdict: broken(error), milliseconds: 0 });
    return [];
  }
}

function broken(error: unknown): Verdict {
  return { outcome: 'silent', because: String(error).split('\n')[0] ?? '', isLate: true };
}

async function openStudy(
  lane: Lane,
  watched: Watched,
  { study, members }: Study,
): Promise<readonly ServedFile[]> {
  const { page } = watched;
  const places = await placesOf(page, { archiveId: lane.archiveId, study });
  watched.faults();
  await goToDisplaySet(page, study);
  // The first study of a page brings the script that shows it: no file's own time.
  const anyPane = page.locator('[data-viewport]').first();
  await anyPane.waitFor({ timeout: 30_000 }).catch(() => undefined);
  const inOrder = members.toSorted((a, b) => compare(places.get(uidOf(a)), places.get(uidOf(b))));
  let shown: string | undefined;
  for (const [at, file] of inOrder.entries()) {
    const started = performance.now();
    const place = places.get(uidOf(file));
    const isShown = shown === place?.displaySet.id;
    const verdict = await judgeFile(watched, { file, place, study, isShown }).catch(broken);
    shown = place?.displaySet.id;
    lane.onJudged({ file, verdict, milliseconds: performance.now() - started });
    if (watched.isDead()) return inOrder.slice(at + 1);
  }
  return [];
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
