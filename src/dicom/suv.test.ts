import { describe, expect, test } from 'vitest';

import { petScale } from './suv.ts';
import { anInstance } from './testing.ts';
import { secondsBetween } from './wallClock.ts';

type Attributes = Readonly<Record<string, readonly unknown[] | undefined>>;

/** FDG: 370 MBq given at 09:00 to a person of 74 kg, scanned from 10:00; corrected for decay to the start of the scan. */
function aPet(change: Attributes = {}, drug: Attributes = {}) {
  const given: Attributes = {
    '00181072': ['090000.00'],
    '00181074': ['370000000'],
    '00181075': ['6586.2'],
    ...drug,
  };
  const item = Object.fromEntries(
    Object.entries(given).flatMap(([tag, Value]) => (Value === undefined ? [] : [[tag, { Value }]])),
  );
  return anInstance({
    '00080016': ['1.2.840.10008.5.1.4.1.1.128'],
    '00080060': ['PT'],
    '00080021': ['20260305'],
    '00080031': ['100000'],
    '00080022': ['20260305'],
    '00080032': ['100230.5'],
    '00101030': ['74'],
    '00280051': ['NORM', 'DTIM', 'ATTN', 'SCAT', 'DECY'],
    '00540016': [item],
    '00541001': ['BQML'],
    '00541102': ['START'],
    ...change,
  });
}

describe('SUV by body weight', () => {
  test('is activity times grams of body to the becquerel left at the start of the scan', () => {
    // By hand: 3600 s / 6586.2 s = 0.546598; 2^-0.546598 = 0.684632; 370 MBq × 0.684632 = 253.314 MBq; 74 000 g / 253.314 MBq.
    const scale = petScale(aPet());
    expect(scale.kind).toBe('suv');
    if (scale.kind === 'suv') expect(scale.factor * 17_116).toBeCloseTo(5.0001, 3);
  });

  test('needs no decay where the images are corrected to the time of injection', () => {
    expect(petScale(aPet({ '00541102': ['ADMIN'] }))).toEqual({
      kind: 'suv',
      factor: expect.closeTo(2e-4, 12),
    });
  });

  test('is what is stored where the unit is g/ml by weight, and not where it is by lean mass', () => {
    expect(petScale(aPet({ '00541001': ['GML'] }))).toEqual({ kind: 'suv', factor: 1 });
    expect(petScale(aPet({ '00541001': ['GML'], '00541006': ['LBM'] }))).toEqual({
      kind: 'other',
      missing: 'units',
    });
  });

  test('counts the day before for an injection before midnight, and the full date and time before the time alone', () => {
    const start = {
      '00080021': ['20260301'],
      '00080022': ['20260301'],
      '00080031': ['003000'],
      '00080032': ['003200'],
    };
    const overnight = petScale(aPet(start, { '00181072': ['233000'] }));
    expect(overnight).toEqual(petScale(aPet()));
    const stamped = petScale(aPet(start, { '00181072': ['120000'], '00181078': ['20260228233000.00+0100'] }));
    expect(stamped).toEqual(petScale(aPet()));
  });

  test('takes Philips’ factor for counts, under Philips’ name only', () => {
    const philips = {
      '00541001': ['CNTS'],
      '70530010': ['Philips PET Private Group'],
      '70531000': ['0.0005'],
    };
    expect(petScale(aPet(philips))).toEqual({ kind: 'suv', factor: 0.0005 });
    expect(petScale(aPet({ ...philips, '70530010': ['Somebody else'] }))).toEqual({
      kind: 'other',
      missing: 'units',
    });
    const byActivity = petScale(
      aPet({ ...philips, '70531000': undefined, '70531009': ['2'], '00541102': ['ADMIN'] }),
    );
    expect(byActivity).toEqual({ kind: 'suv', factor: expect.closeTo(4e-4, 12) });
  });
});

test.each([
  // Of real scanners; factors reckoned independently, from times in seconds since midnight.
  ['66.2', '381470000.0', ['113900.000000', '130244.678000', '130244.678000'], 2.944804047131298e-4],
  ['69.7344', '178340011.59668', ['141700.000000', '152316.921000', '152316.921000'], 5.942485308006252e-4],
  ['82.174', '173529998.7793', ['111959.000000', '111959.109000', '113559.108962'], 4.7354891509041107e-4],
] as const)('%s kg and %s Bq, as real images state them', (...[weight, dose, times, factor]) => {
  const [injected, series, acquired] = times;
  const change = { '00101030': [weight], '00080031': [series], '00080032': [acquired] };
  expect(petScale(aPet(change, { '00181072': [injected], '00181074': [dose] }))).toEqual({
    kind: 'suv',
    factor: expect.closeTo(factor, 12),
  });
});

describe('without SUV, what is missing is named', () => {
  test.each<readonly [string, Attributes, Attributes, string]>([
    ['no weight', { '00101030': undefined }, {}, 'weight'],
    ['a weight of nought', { '00101030': ['0'] }, {}, 'weight'],
    ['no tracer', { '00540016': [] }, {}, 'dose'],
    ['no dose', {}, { '00181074': undefined }, 'dose'],
    ['no half-life', {}, { '00181075': undefined }, 'half-life'],
    ['no time of injection', {}, { '00181072': undefined }, 'injection-time'],
    ['an injection after the scan', {}, { '00181078': ['20260305110000'] }, 'injection-time'],
    ['no time of the series', { '00080031': undefined }, {}, 'scan-time'],
    ['a series made after the acquisition', { '00080031': ['110000'] }, {}, 'scan-time'],
    ['no decay correction', { '00541102': ['NONE'] }, {}, 'decay-correction'],
    ['decay correction claimed but not done', { '00280051': ['ATTN'] }, {}, 'decay-correction'],
    ['no attenuation correction', { '00280051': ['DECY'] }, {}, 'attenuation'],
  ])('%s', (...[, change, drug, missing]) => {
    expect(petScale(aPet(change, drug))).toEqual({ kind: 'activity', missing });
  });

  test('and values in another unit are not called activity', () => {
    expect(petScale(aPet({ '00541001': ['PROPCPS'] }))).toEqual({ kind: 'other', missing: 'units' });
    expect(petScale(aPet({ '52009229': [{}] }))).toEqual({ kind: 'other', missing: 'enhanced' });
  });
});

test('moments of one clock are counted over months and leap days, whatever zone the machine stands in', () => {
  const between = (a: string, b: string) =>
    secondsBetween({ date: a, time: '120000' }, { date: b, time: '12:00:00.5' });
  expect(between('20240228', '20240301')).toBe(2 * 86_400 + 0.5);
  expect(between('20260328', '20260329')).toBe(86_400.5);
  expect(between('20251231', '20260101')).toBe(86_400.5);
  expect(secondsBetween({ date: '2026', time: '12' }, { date: '20260101', time: '1200' })).toBeUndefined();
});
