import { expect, test } from '@playwright/test';

import { pixelSpacing } from '#dicom/geometry.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, panes } from '../journey.ts';
import { Keys } from '../keys.ts';
import { slideInstances } from '../slide.ts';

test('by keys alone a length is measured on a slide, spoken, listed with its unit, and led back to', async ({
  page,
}) => {
  const keys = new Keys(page);
  await launch(page, 'f');
  await keys.open(sampleStudyUids.slide);
  const pane = panes(page).first();
  await expect(pane).toHaveAttribute('data-state', 'painted');
  const [finest] = await slideInstances(page, { archiveId: 'unn', study: sampleStudyUids.slide });
  const spacing = finest === undefined ? undefined : pixelSpacing(finest);
  if (finest === undefined || spacing === undefined)
    throw new Error('the sample says how large its pixels are');
  await keys.press('0');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', finest.sopInstanceUid);
  await expect(pane).toHaveAttribute('data-fidelity', 'lossy');
  const frame = (await pane.getAttribute('data-frame')) ?? '';

  // One pixel of the finest level is one of the screen: the point sets out from the middle.
  await keys.press('d', 'Alt+Enter');
  await keys.times(10, 'Shift+ArrowRight');
  const spoken = pane.locator('[aria-live="polite"]');
  await expect(spoken).toHaveText(/^x \d+, y \d+$/);
  await keys.press('Enter');
  await keys.times(12, 'Shift+ArrowRight');
  await keys.press('Enter');
  const micrometres = Math.round(120 * spacing.column * 1000);
  const label = new RegExp(`^${micrometres} µm \\(oppgitt`);
  await expect(pane.locator('[data-measurement]')).toHaveAttribute('data-measurement', label);
  await expect(spoken).toHaveText(label);
  await keys.press('Escape');
  await expect(spoken).toHaveText('Sluttet å peke');

  await keys.press('Alt+m');
  const target = page
    .getByRole('complementary', { name: 'Målt endring' })
    .getByRole('region', { name: 'Lesjon 1' });
  await expect(target.locator('tr[data-change] td').first()).toHaveText(`${micrometres} µm`);
  await expect(target.locator('.target-notes')).toContainText('målt på digitalt snitt · oppgitt');

  // Away from it, and back by the list.
  await keys.times(14, 'Control+ArrowRight');
  await expect(pane).not.toHaveAttribute('data-frame', frame);
  await keys.to(target.locator('.target-open'));
  await keys.press('Enter');
  await expect(pane).toHaveAttribute('data-sop-instance-uid', finest.sopInstanceUid);
  await expect(pane).toHaveAttribute('data-frame', frame);
  await keys.expectSomewhere();
});
