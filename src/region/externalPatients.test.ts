import { expect, test } from 'vitest';

import { externalPatients } from './externalPatients.ts';
import { type ExternalPatients } from './register/archivePatient.ts';

const none: ExternalPatients = { kind: 'listed', patients: [], more: false };

test('an archive is asked once for the page and the launch from it, and again when time has passed', async () => {
  let [asked, now] = [0, 0];
  const list = async () => {
    asked += 1;
    return none;
  };
  const patients = externalPatients(list, { timeout: 1000, life: 30_000, now: () => now });
  await Promise.all([patients(), patients()]);
  expect(asked).toBe(1);
  now = 30_001;
  await patients();
  expect(asked).toBe(2);
});

test('an archive that fails is missing with a reason, and asked anew the next time', async () => {
  const answers = [Promise.reject(new Error('down')), Promise.resolve(none)];
  const list = () => answers.shift() ?? Promise.resolve(none);
  const patients = externalPatients(list, { timeout: 1000, life: 30_000, now: () => 0 });
  expect(await patients()).toEqual({ kind: 'missing', why: 'listen kunne ikke hentes' });
  expect(await patients()).toEqual(none);
});

test('an archive that never answers is missing after the time it is given', async () => {
  const never = () => new Promise<ExternalPatients>(() => undefined);
  const patients = externalPatients(never, { timeout: 20, life: 30_000, now: () => 0 });
  expect(await patients()).toEqual({ kind: 'missing', why: 'det kom ikke noe svar innen 0,02 sekunder' });
});
