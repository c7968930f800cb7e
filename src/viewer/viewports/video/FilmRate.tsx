import { frameTiming } from '#dicom/frameTiming.ts';
import { type Instance } from '#dicom/instance.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type ReadyVideo } from './useVideo.ts';

export interface FilmRateProps {
  readonly instance: Instance;
  readonly film: ReadyVideo | undefined;
}

/** Frames a second: what the stream has, and where the object says otherwise, that too. */
export function FilmRate({ instance, film }: FilmRateProps) {
  const { panes } = useMessages();
  const { video } = panes;
  const stated = frameTiming(instance);
  if (film === undefined) return null;
  const { framesPerSecond: stream, isSteady } = film.times;
  const varying = isSteady ? '' : ` (${video.variable})`;
  if (stated.source === 'assumed' && isUntimed(film)) {
    return (
      <span className="pane-warning" title={panes.rateUnknown(stated.framesPerSecond)}>
        {panes.rateUnknownShort}
      </span>
    );
  }
  if (stated.source !== 'assumed' && Math.abs(stream / stated.framesPerSecond - 1) > 0.03) {
    return (
      <span className="pane-warning" title={video.rateDiffers(stated.framesPerSecond, stream)}>
        {video.rateDiffersShort(stated.framesPerSecond, stream)}
        {varying}
      </span>
    );
  }
  const words = stated.source === 'assumed' ? video.streamRate(stream) : panes.trueRate(stream);
  return (
    <span className="pane-quiet" title={words}>
      {panes.rate(stream)}
      {varying}
    </span>
  );
}

/** A byte stream of H.264 or HEVC has no times of its own: the gateway gave it those of the object. */
function isUntimed({ description }: ReadyVideo): boolean {
  return description.container === 'elementary' && ['H.264', 'HEVC'].includes(description.codec);
}
