import { expect, type JSHandle, test } from '@playwright/test';

import { sampleStudyUids } from '#region/samples/uids.ts';

import { launch, openStudy, painted } from '../journey.ts';

/** Asks a pane for the numbers of what it has painted: rows and columns, `nothing` where it has none to give, `silence` where nobody answers. */
async function ask(pane: JSHandle<Element>, within = 3000): Promise<string> {
  return pane.evaluate(
    (element, patience) =>
      new Promise<string>((resolve) => {
        element.addEventListener(
          'lysbilde-reading',
          (event) => {
            const reading: unknown = event instanceof CustomEvent ? event.detail : undefined;
            const isReading = typeof reading === 'object' && reading !== null;
            const [rows, columns] = isReading
              ? [Reflect.get(reading, 'rows'), Reflect.get(reading, 'columns')]
              : [];
            resolve(isReading ? `${Number(rows)} × ${Number(columns)}` : 'nothing');
          },
          { once: true },
        );
        element.dispatchEvent(new CustomEvent('lysbilde-read'));
        setTimeout(() => resolve('silence'), patience);
      }),
    within,
  );
}

/** For an answer that is due: a busy machine reads and decodes for longer than silence has to last to be one. */
const patience = 20_000;

test('a pane tells the numbers it has painted, falls silent for good when the session is locked, and its successor tells again', async ({
  page,
}) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  const pane = await painted(page).first().elementHandle();
  if (pane === null) throw new Error('no pane');
  expect(await ask(pane, patience)).toBe('512 × 512');

  await page.getByRole('button', { name: 'Lås', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Økten er låst' })).toBeVisible();
  expect(await ask(pane)).toBe('silence');

  const record = await page.context().newPage();
  await launch(record, 'a');
  await page.bringToFront();
  const unlock = page.getByRole('button', { name: 'Lås opp' });
  if (await unlock.isVisible()) await unlock.click();
  await expect(painted(page).first()).toBeVisible();
  const successor = await painted(page).first().elementHandle();
  if (successor === null) throw new Error('no pane');
  expect(await ask(successor, patience)).toBe('512 × 512');
});

test('pixels come as they are stored, not squeezed on their way', async ({ page }) => {
  await launch(page, 'a');
  const [frame] = await Promise.all([
    page.waitForResponse(/\/frames\/1$/),
    openStudy(page, sampleStudyUids.ctTromso),
  ]);
  const headers = await frame.allHeaders();
  expect(headers['content-encoding']).toBeUndefined();
  expect(Number(headers['content-length'])).toBeGreaterThan(10_000);
});

test('a pane that is locked while it reads gives nothing out', async ({ page }) => {
  await launch(page, 'a');
  await openStudy(page, sampleStudyUids.ctTromso);
  await expect(painted(page).first()).toBeVisible();
  const pane = await painted(page).first().elementHandle();
  if (pane === null) throw new Error('no pane');
  let locking: Promise<void> | undefined;
  await page.route('**/frames/*', async (route) => {
    locking ??= page.getByRole('button', { name: 'Lås', exact: true }).click();
    await locking;
    await route.continue().catch(() => undefined);
  });
  expect(['silence', 'nothing']).toContain(await ask(pane));
  await expect(page.getByRole('heading', { name: 'Økten er låst' })).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});
