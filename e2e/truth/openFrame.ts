import { type Locator, type Page } from '@playwright/test';

import { patience } from './judge.ts';
import { nothingSeen, type Observation, observe } from './observation.ts';
import { type Place } from './studyPage.ts';

/** The only pane, once it holds this display set, or says of its whole study why it cannot. */
export function paneOf(page: Page, { displaySet }: Place): Locator {
  const holds = `[data-display-set=${JSON.stringify(displaySet.id)}]`;
  return page.locator(`[data-viewport="1"]:is(${holds}, [data-state="failed"]:not([data-display-set]))`);
}

/**
 * Brings one frame of one instance into the pane by what a user has: the sheet's photo, the position slider. Answers what stands there
 * once it is painted or refused, or when patience ends.
 */
export async function openFrame(page: Page, place: Place, wanted: Wanted): Promise<Observation> {
  const until = Date.now() + patience;
  const pane = paneOf(page, place);
  await pane.waitFor({ timeout: patience }).catch(() => undefined);
  await moveTo(pane, place, wanted);
  const settled = (one: Observation) => isSettled(one, wanted, place);
  for (;;) {
    const seen = await pane.evaluate(observe, undefined, { timeout: 1000 }).catch(() => nothingSeen);
    if (settled(seen)) return seen;
    // What stands there when time is out is not what was asked for: a cover over another picture is no answer.
    if (Date.now() > until) return seen.state === 'failed' ? { ...seen, state: 'loading' } : seen;
    await page.waitForTimeout(25);
  }
}

export interface Wanted {
  readonly sopInstanceUid: string;
  /** From 1. */
  readonly frameNumber: number;
}

async function moveTo(pane: Locator, { displaySet, index }: Place, wanted: Wanted): Promise<void> {
  const { frameNumber } = wanted;
  if (displaySet.kind === 'slide') return showTile(pane, wanted);
  if (displaySet.kind === 'photos') {
    const photo = pane.locator('.photo').nth(index);
    if (await photo.isVisible()) await photo.click({ timeout: 2000 });
  }
  if (displaySet.kind === 'cine') {
    // A loop plays at once. The first frame pauses it.
    await pane.locator('.pane-header').focus();
    await pane.page().keyboard.press('Home');
  }
  const slider = pane.locator('.pane-position-range');
  if (!(await slider.isVisible())) return;
  const position = String(index + frameNumber - 1);
  if ((await slider.inputValue()) !== position) await slider.fill(position, { timeout: 2000 });
}

/** Any tile of a slide can be asked for once the slide itself stands, or a card says why it does not. */
async function showTile(pane: Locator, wanted: Wanted): Promise<void> {
  const open = pane.page().locator('[data-viewport="1"]:is([data-state="painted"], [data-state="failed"])');
  await open.waitFor({ timeout: patience }).catch(() => undefined);
  await pane.evaluate(
    (element, detail) => element.dispatchEvent(new CustomEvent('lysbilde-show', { detail })),
    wanted,
    { timeout: 1000 },
  );
}

/** A cover counts only once it is that of the picture asked for: the one before may have failed too. */
export function isSettled(seen: Observation, wanted: Wanted, { displaySet, index }: Place): boolean {
  const due = String(index + wanted.frameNumber - 1);
  if (seen.state === 'failed') return seen.position === '' || seen.position === due;
  if (seen.state !== 'painted') return false;
  switch (displaySet.kind) {
    case 'images':
    case 'cine':
    case 'photos':
      return seen.sopInstanceUid === wanted.sopInstanceUid && seen.frame === String(wanted.frameNumber);
    case 'video':
      return seen.frame !== '' && seen.levels > 1;
    case 'document':
      return seen.sentence !== '' || seen.frame !== '';
    case 'audio':
    case 'ecg':
      return seen.sopInstanceUid === wanted.sopInstanceUid;
    case 'slide':
      return seen.sentence !== '' || isTile(seen, wanted);
    case 'report':
    case 'unsupported':
      return true;
  }
}

/** While finer tiles are on their way, what stands in the middle may be the right one in a view that is not yet whole. */
function isTile(seen: Observation, { sopInstanceUid, frameNumber }: Wanted): boolean {
  const isIt = seen.sopInstanceUid === sopInstanceUid && seen.frame === String(frameNumber);
  return isIt && seen.fidelity !== 'preview';
}
