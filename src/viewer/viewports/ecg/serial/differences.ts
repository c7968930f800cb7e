import { durationOf, type MultiplexGroup, type WaveformChannel } from '#dicom/waveform.ts';
import { millivoltsPerUnit } from '#viewer/viewports/ecg/ecgScale.ts';
import { type Lane } from './lanes.ts';

type Filters = WaveformChannel['filters'];
type Side = 'later' | 'earlier';

/** What makes two recordings unlike each other before the heart does: each is said on screen. */
export type Difference =
  | { readonly kind: 'leads'; readonly only: Side; readonly names: readonly string[] }
  | { readonly kind: 'voltage'; readonly lacking: Side | 'both'; readonly names: readonly string[] }
  | { readonly kind: 'sampling' | 'seconds'; readonly later: number; readonly earlier: number }
  | {
      readonly kind: 'filters';
      readonly later: Filters;
      readonly earlier: Filters;
      readonly names: readonly string[];
    }
  /** Microvolts of one step of the stored samples. */
  | {
      readonly kind: 'step';
      readonly later: number;
      readonly earlier: number;
      readonly names: readonly string[];
    };

export interface BothGroups {
  readonly later: MultiplexGroup;
  readonly earlier: MultiplexGroup;
}

/** In the order of their weight. Leads that differ in the same way stand together. */
export function differencesOf(lanes: readonly Lane[], groups: BothGroups): readonly Difference[] {
  const pairs = lanes.flatMap(({ name, later, earlier }) => {
    const [one, other] = [groups.later.channels[later ?? -1], groups.earlier.channels[earlier ?? -1]];
    return one === undefined || other === undefined ? [] : [{ name, later: one, earlier: other }];
  });
  return [
    ...onlyIn(lanes, 'later'),
    ...onlyIn(lanes, 'earlier'),
    ...together(pairs, voltageOf),
    ...unequal('sampling', groups, ({ samplingFrequency }) => samplingFrequency),
    ...together(pairs, ({ name, later, earlier }) =>
      filterKey(later) === filterKey(earlier)
        ? undefined
        : { kind: 'filters', later: later.filters, earlier: earlier.filters, names: [name] },
    ),
    ...together(pairs, ({ name, later, earlier }) => {
      const [one, other] = [stepOf(later), stepOf(earlier)];
      if (one === undefined || other === undefined || Math.abs(one - other) <= 1e-6 * one) return undefined;
      return { kind: 'step', later: one, earlier: other, names: [name] };
    }),
    ...unequal('seconds', groups, durationOf),
  ];
}

interface LeadPair {
  readonly name: string;
  readonly later: WaveformChannel;
  readonly earlier: WaveformChannel;
}

function onlyIn(lanes: readonly Lane[], only: Side): readonly Difference[] {
  const other = only === 'later' ? 'earlier' : 'later';
  const names = lanes.filter((lane) => lane[other] === undefined).map(({ name }) => name);
  return names.length === 0 ? [] : [{ kind: 'leads', only, names }];
}

function unequal(
  kind: 'sampling' | 'seconds',
  groups: BothGroups,
  of: (group: MultiplexGroup) => number,
): readonly Difference[] {
  const [later, earlier] = [of(groups.later), of(groups.earlier)];
  return Math.abs(later - earlier) <= 1e-3 * later ? [] : [{ kind, later, earlier }];
}

type OfLeads = Extract<Difference, { readonly kind: 'voltage' | 'filters' | 'step' }>;

function together(
  pairs: readonly LeadPair[],
  differenceOf: (pair: LeadPair) => OfLeads | undefined,
): readonly Difference[] {
  const found = new Map<string, OfLeads>();
  for (const pair of pairs) {
    const difference = differenceOf(pair);
    if (difference === undefined) continue;
    const key = JSON.stringify({ ...difference, names: [] });
    const names = [...(found.get(key)?.names ?? []), pair.name];
    found.set(key, { ...difference, names });
  }
  return [...found.values()];
}

function voltageOf({ name, later, earlier }: LeadPair): OfLeads | undefined {
  const lacks = { later: millivoltsPerUnit(later), earlier: millivoltsPerUnit(earlier) };
  if (lacks.later !== undefined && lacks.earlier !== undefined) return undefined;
  const lacking = lacks.earlier !== undefined ? 'later' : lacks.later !== undefined ? 'earlier' : 'both';
  return { kind: 'voltage', lacking, names: [name] };
}

function filterKey({ filters: { low, high, notch = 0 } }: WaveformChannel): string {
  return [low, high, notch].join(' ');
}

function stepOf(channel: WaveformChannel): number | undefined {
  const perUnit = millivoltsPerUnit(channel);
  return perUnit === undefined || channel.scale === undefined
    ? undefined
    : Math.abs(channel.scale * perUnit * 1000);
}
