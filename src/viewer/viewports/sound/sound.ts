import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { type MultiplexGroup } from '#dicom/waveform.ts';
import { fullScale, restOf } from '#dicom/waveformSamples.ts';

/** The group with its samples as stored: what a loudspeaker is given has no unit. */
export function asSound(group: MultiplexGroup): MultiplexGroup {
  const channels = group.channels.map(({ label, skew, filters }) => ({ label, skew, filters, baseline: 0 }));
  return isNonEmpty(channels) ? { ...group, channels } : group;
}

/** Stored samples of every channel as −1 to 1; silence where nothing was recorded. */
export function amplitudes(group: MultiplexGroup, values: readonly Float32Array[]): readonly Float32Array[] {
  const [rest, full] = [restOf(group.interpretation), fullScale(group.interpretation)];
  return values.map((channel) =>
    channel.map((value) => (Number.isNaN(value) ? 0 : Math.max(-1, Math.min(1, (value - rest) / full)))),
  );
}

/** A WAV file (RIFF, PCM of 16 bits) of the channels, for the browser's own player. */
export function wavOf(channels: readonly Float32Array[], samplingFrequency: number): Blob {
  const length = channels[0]?.length ?? 0;
  const bytes = channels.length * 2;
  const view = new DataView(new ArrayBuffer(44 + length * bytes));
  const text = (at: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) view.setUint8(at + i, letters.charCodeAt(i));
  };
  const rate = Math.round(samplingFrequency);
  text(0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * bytes, true);
  view.setUint16(32, bytes, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, length * bytes, true);
  for (let sample = 0; sample < length; sample++)
    for (const [index, channel] of channels.entries())
      view.setInt16(44 + sample * bytes + index * 2, Math.round((channel[sample] ?? 0) * 32_767), true);
  return new Blob([view.buffer], { type: 'audio/wav' });
}

export interface Extremes {
  readonly low: number;
  readonly high: number;
}

/** Lowest and highest amplitude in each of `columns` equal stretches: what one pixel column of the picture spans. */
export function extremes(channel: Float32Array, columns: number): readonly Extremes[] {
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * channel.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * channel.length) / columns));
    let [low, high] = [1, -1];
    for (let at = from; at < to && at < channel.length; at++) {
      const value = channel[at] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return { low: Math.min(low, high), high: Math.max(low, high) };
  });
}
