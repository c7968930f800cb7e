import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { type MultiplexGroup, type WaveformChannel } from '#dicom/waveform.ts';

/** One row of paper: the same lead of both recordings, or a lead that only one of them has. */
export interface Lane {
  readonly name: string;
  /** Channel of each recording. */
  readonly later: number | undefined;
  readonly earlier: number | undefined;
}

/** Leads of the later recording in its own order, then those of the earlier alone. By lead; where that is not told, by label. */
export function lanesOf(later: MultiplexGroup, earlier: MultiplexGroup): readonly Lane[] {
  const taken = new Set<number>();
  const shared = later.channels.map((channel, index): Lane => {
    const other = earlier.channels.findIndex((one, at) => !taken.has(at) && nameOf(one) === nameOf(channel));
    if (other >= 0) taken.add(other);
    return { name: nameOf(channel), later: index, earlier: other < 0 ? undefined : other };
  });
  const alone = earlier.channels.flatMap((channel, index): Lane[] =>
    taken.has(index) ? [] : [{ name: nameOf(channel), later: undefined, earlier: index }],
  );
  return [...shared, ...alone];
}

/** The channels of the rows as one group on the later recording's time, `seconds` long: what the paper is laid out by. */
export function groupOf(
  lanes: readonly Lane[],
  { later, earlier, seconds }: { later: MultiplexGroup; earlier: MultiplexGroup; seconds: number },
): MultiplexGroup {
  const channels = lanes.flatMap(
    (lane) => later.channels[lane.later ?? -1] ?? earlier.channels[lane.earlier ?? -1] ?? [],
  );
  return {
    ...later,
    channels: isNonEmpty(channels) ? channels : later.channels,
    numberOfSamples: Math.ceil(seconds * later.samplingFrequency),
  };
}

function nameOf({ lead, label }: WaveformChannel): string {
  return lead ?? label;
}
