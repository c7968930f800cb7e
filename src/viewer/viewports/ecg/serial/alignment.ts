import { durationOf } from '#dicom/waveform.ts';
import { complexesOf } from './complexes.ts';
import { type Lane } from './lanes.ts';
import { type RPeaks, rPeaksOf } from './rPeaks.ts';
import { type Recording } from './slopes.ts';

/** Why two recordings are not laid by their R-peaks. */
export type NoBeats = 'no-shared-lead' | 'too-long' | 'later' | 'earlier' | 'both';

/** Seconds: of a longer recording the search would hold up the page, and one beat would say little of it. */
const longest = 600;

/** The beats by which two recordings can be laid over each other: R-peaks of one lead that both have, in seconds of each. */
export interface SharedBeats {
  readonly lead: string;
  readonly later: readonly number[];
  readonly earlier: readonly number[];
}

/** How the earlier recording lies over the later: `shift` seconds are added to its time. */
export type Alignment =
  | {
      readonly kind: 'beat';
      readonly lead: string;
      readonly shift: number;
      /** Seconds of the later recording. */
      readonly at: number;
      /** Which of the beats that can be chosen, from 1, and how many there are. */
      readonly beat: number;
      readonly beats: number;
    }
  | { readonly kind: 'start'; readonly shift: 0; readonly why: NoBeats };

/** Looks for R-peaks in every lead that both have, and takes the lead where they are surest in both. */
export function sharedBeats(
  later: Recording,
  earlier: Recording,
  lanes: readonly Lane[],
): SharedBeats | { readonly refused: NoBeats } {
  const shared = lanes.flatMap(({ name, later: one, earlier: other }) =>
    one === undefined || other === undefined ? [] : [{ name, later: one, earlier: other }],
  );
  if (shared.length === 0) return { refused: 'no-shared-lead' };
  if ([later, earlier].some(({ group }) => durationOf(group) > longest)) return { refused: 'too-long' };
  const complexes = {
    later: complexesOf(
      later,
      shared.map((lead) => lead.later),
    ),
    earlier: complexesOf(
      earlier,
      shared.map((lead) => lead.earlier),
    ),
  };
  const leads = shared.map((lead) => ({
    lead: lead.name,
    later: complexes.later && rPeaksOf(later, lead.later, complexes.later),
    earlier: complexes.earlier && rPeaksOf(earlier, lead.earlier, complexes.earlier),
  }));
  const [best] = leads
    .flatMap(({ lead, later: one, earlier: other }) =>
      one === undefined || other === undefined ? [] : [{ lead, later: one, earlier: other }],
    )
    .toSorted((a, b) => sureness(b) - sureness(a));
  if (best !== undefined) return { lead: best.lead, later: best.later.times, earlier: best.earlier.times };
  const lacks = (side: 'later' | 'earlier') => leads.every((lead) => lead[side] === undefined);
  if (lacks('later') !== lacks('earlier')) return { refused: lacks('later') ? 'later' : 'earlier' };
  return { refused: 'both' };
}

/** By the beats nearest the middle of each recording, `step` beats on from there in both; by the start where no beats are known. */
export function alignmentAt(beats: SharedBeats | { readonly refused: NoBeats }, step: number): Alignment {
  if ('refused' in beats) return { kind: 'start', shift: 0, why: beats.refused };
  const { lead, later, earlier } = beats;
  const middle = { later: middleOf(later), earlier: middleOf(earlier) };
  const before = Math.min(middle.later, middle.earlier);
  const after = Math.min(later.length - 1 - middle.later, earlier.length - 1 - middle.earlier);
  const by = Math.max(-before, Math.min(after, step));
  const at = later[middle.later + by] ?? 0;
  return {
    kind: 'beat',
    lead,
    at,
    shift: at - (earlier[middle.earlier + by] ?? 0),
    beat: before + by + 1,
    beats: before + after + 1,
  };
}

function sureness({ later, earlier }: { readonly later: RPeaks; readonly earlier: RPeaks }): number {
  return Math.min(later.sureness, earlier.sureness);
}

function middleOf(times: readonly number[]): number {
  return Math.floor((times.length - 1) / 2);
}
