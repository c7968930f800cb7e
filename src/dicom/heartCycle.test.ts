import { expect, test } from 'vitest';
import { heartCycle } from './heartCycle.ts';
import { frameDue, loopFace, loopLock, placeOn } from './loopLock.ts';
import { anInstance } from './testing.ts';

/** A loop of 25 frames a second. */
const aLoop = (frames: number, more: Parameters<typeof anInstance>[0] = {}) =>
  anInstance({ '00280008': [frames], '00181063': [40], ...more });

const rounded = (beats: readonly number[]) => beats.map((beat) => Math.round(beat * 1000) / 1000);

test('R waves say where in its beat each frame stands, also before the first and after the last', () => {
  const cycle = heartCycle(aLoop(30, { '00186060': [80, 480, 1080] }));
  if (typeof cycle === 'string') throw new Error(cycle);
  expect(cycle.basis).toBe('r-waves');
  // Frames begin at 0, 40, 80 … ms: two before the first wave, then ten to a beat, then fifteen.
  expect(rounded(cycle.beats.slice(0, 5))).toEqual([-0.2, -0.1, 0, 0.1, 0.2]);
  expect(rounded(cycle.beats.slice(11, 14))).toEqual([0.9, 1, 1.067]);
  expect(rounded(cycle.beats.slice(27, 29))).toEqual([2, 2.067]);
});

test('frames that R waves point at serve as their times do', () => {
  const times = heartCycle(aLoop(30, { '00186060': [80, 480] }));
  expect(heartCycle(aLoop(30, { '00286040': [3, 13] }))).toEqual(times);
});

test('a trigger time counts with an interval or a heart rate, and without is nothing', () => {
  const cycle = heartCycle(aLoop(25, { '00181060': [250], '00181088': [60] }));
  if (typeof cycle === 'string') throw new Error(cycle);
  expect(cycle.basis).toBe('trigger');
  expect(rounded(cycle.beats.slice(0, 2))).toEqual([0.25, 0.29]);
  expect(heartCycle(aLoop(25, { '00181060': [250] }))).toBe('unsaid');
  expect(heartCycle(aLoop(25, { '00181060': [250], '00181062': [0], '00181088': [0] }))).toBe('unsaid');
});

test('R waves without a rate of frames say nothing of frames', () => {
  expect(heartCycle(anInstance({ '00280008': [30], '00186060': [80, 480] }))).toBe('rate');
});

test('less than a beat is no cycle; a beat that lacks its last frame is one', () => {
  expect(heartCycle(aLoop(12, { '00181060': [0], '00181062': [1000] }))).toBe('part-beat');
  expect(heartCycle(aLoop(24, { '00181060': [0], '00181062': [1000] }))).toMatchObject({ basis: 'trigger' });
});

test('percentages of the cycle, frame by frame, go into the next beat where they fall', () => {
  const at = (percent: number) => ({
    '00189118': { vr: 'SQ', Value: [{ '00209241': { vr: 'FL', Value: [percent] } }] },
  });
  const cycle = heartCycle(
    anInstance({ '00280008': [5], '52009230': [at(0), at(25), at(50), at(75), at(0)] }),
  );
  expect(cycle).toMatchObject({ basis: 'percent', beats: [0, 0.25, 0.5, 0.75, 1] });
});

test('locked by their beats, two hearts of unequal rate stand within a frame of each other at any time', () => {
  const slow = aLoop(60, { '00186060': [120, 1120, 2080] });
  const fast = aLoop(31, { '00186060': [40, 500, 1000] });
  const lock = loopLock([slow, fast], 'time');
  expect(lock.basis).toBe('beat');
  const [one, other] = lock.tracks;
  if (one === undefined || other === undefined) throw new Error('two tracks');
  for (let turns = 0; turns < 7; turns += 0.013) {
    const phases = [one, other].map(
      (track) => (track.starts[frameDue(track, placeOn(track, turns))] ?? 0) % 1,
    );
    const apart = Math.abs((phases[0] ?? 0) - (phases[1] ?? 0));
    // A frame of the fast heart, of 460 ms at the least, is a tenth of its beat.
    expect(Math.min(apart, 1 - apart)).toBeLessThan(40 / 460);
  }
});

test('where one loop does not tell its beats all are locked by what was chosen, and it is said of which', () => {
  const lock = loopLock([aLoop(50, { '00186060': [0, 1000] }), aLoop(20)], 'time');
  expect(lock).toMatchObject({ basis: 'time', why: [undefined, 'unsaid'] });
  expect(lock.tracks.map(({ to }) => to)).toEqual([2000, 2000]);
  const [long, short] = lock.tracks;
  if (long === undefined || short === undefined) throw new Error('two tracks');
  expect([100, 1500, 2100].map((now) => frameDue(long, placeOn(long, now)))).toEqual([2, 37, 2]);
  expect([100, 1500, 2100].map((now) => frameDue(short, placeOn(short, now)))).toEqual([2, 19, 2]);
  expect(loopLock([aLoop(50), aLoop(20)], 'index').tracks.map(({ to }) => to)).toEqual([50, 50]);
});

test('a loop in another window counts: it may keep all from being locked by the beat, and the longest anywhere is seen to its end', () => {
  const beating = aLoop(50, { '00186060': [0, 1000] });
  const [silent, long] = [loopFace(aLoop(20)), loopFace(aLoop(90, { '00186060': [0, 1000, 2000] }))];
  expect(loopLock([beating], 'time', [long]).basis).toBe('beat');
  const locked = loopLock([beating], 'time', [silent, long]);
  expect(locked.basis).toBe('time');
  // Its own beats are told: the reason is another's.
  expect(locked.why).toEqual([undefined]);
  const alone = loopLock([aLoop(90)], 'time').tracks[0]?.to;
  expect(locked.tracks.map(({ to }) => to)).toEqual([alone]);
  expect(loopLock([beating], 'index', [silent, long]).tracks.map(({ to }) => to)).toEqual([90]);
});
