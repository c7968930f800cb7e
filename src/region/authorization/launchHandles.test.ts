import { expect, test } from 'vitest';

import { samplePatientOfRecord } from '#region/register/patients.ts';
import { type Launch } from '#region/register/launch.ts';
import { samplePatient, samplePractitioners } from '#region/samples/people.ts';
import { launchHandles } from './launchHandles.ts';

function aLaunch(): Launch {
  const [practitioner] = samplePractitioners;
  if (practitioner === undefined) throw new Error('no practitioners');
  const patient = samplePatientOfRecord(samplePatient('a'));
  return { correlationId: '1', patient, practitioner, decision: patient.decision, studyInstanceUids: [] };
}

function handlesAt(start: number) {
  const clock = { now: start };
  return { clock, handles: launchHandles({ seconds: 60, now: () => clock.now }) };
}

test('a handle gives its launch once, and is refused as used after that', () => {
  const { handles } = handlesAt(0);
  const launch = aLaunch();
  const handle = handles.issue(launch);
  expect(handles.redeem(handle)).toEqual({ kind: 'launch', launch });
  expect(handles.redeem(handle)).toEqual({ kind: 'refused', why: 'used' });
});

test('a handle is good for sixty seconds and not a moment more', () => {
  const { clock, handles } = handlesAt(0);
  const [inTime, late] = [handles.issue(aLaunch()), handles.issue(aLaunch())];
  clock.now = 60_000;
  expect(handles.redeem(inTime).kind).toBe('launch');
  clock.now = 60_001;
  expect(handles.redeem(late)).toEqual({ kind: 'refused', why: 'expired' });
});

test('a handle nobody issued is refused', () => {
  expect(handlesAt(0).handles.redeem('guess')).toEqual({ kind: 'refused', why: 'unknown' });
});

test('the later legs find the launch of a handle only after the first leg has spent it', () => {
  const { handles } = handlesAt(0);
  const launch = aLaunch();
  const handle = handles.issue(launch);
  expect(handles.redeemed(handle)).toBeUndefined();
  handles.redeem(handle);
  expect(handles.redeemed(handle)).toEqual(launch);
});

test('no two handles are alike, and each holds more than 128 bits of chance', () => {
  const { handles } = handlesAt(0);
  const issued = Array.from({ length: 100 }, () => handles.issue(aLaunch()));
  expect(new Set(issued).size).toBe(100);
  expect(issued.every((handle) => /^[\w-]{43}$/.test(handle))).toBe(true);
});

test('an old handle is forgotten, so that a long day does not fill the memory', () => {
  const { clock, handles } = handlesAt(0);
  const handle = handles.issue(aLaunch());
  handles.redeem(handle);
  clock.now = 12 * 60_000;
  handles.issue(aLaunch());
  expect(handles.redeem(handle)).toEqual({ kind: 'refused', why: 'unknown' });
});
