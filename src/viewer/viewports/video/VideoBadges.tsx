import { type Instance } from '#dicom/instance.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type VideoDescription } from '#viewer/archives/video.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { InstanceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { lossyCompression } from '#viewer/viewports/compression.ts';
import { LossyBadge } from '#viewer/viewports/LossyBadge.tsx';

export interface VideoBadgesProps {
  readonly contents: ReadyContents;
  readonly instance: Instance;
  readonly description: VideoDescription | undefined;
}

/** Loss, re-encoding, and everything in which the stream is not what the object says. */
export function VideoBadges({ contents, instance, description }: VideoBadgesProps) {
  const { video } = useMessages().panes;
  return (
    <>
      <InstanceBadges contents={contents} instance={instance} />
      {/* No video of DICOM is without loss, whether the object says so or not. */}
      <LossyBadge lossy={lossyCompression(instance) ?? { methods: [] }} />
      {description?.made === 'converted' && (
        <span
          className="pane-badge"
          title={video.convertedLong(`${description.codec} (${description.container})`)}
        >
          {video.converted}
        </span>
      )}
      {description !== undefined &&
        streamFaults(instance.numberOfFrames, description).map((fault) => (
          <span
            key={fault.kind}
            className="pane-badge"
            data-tone="warning"
            title={video.fault[fault.kind](fault)}
          >
            {video.faultShort[fault.kind](fault)}
          </span>
        ))}
    </>
  );
}

export interface StreamFault {
  readonly kind: 'count' | 'hidden' | 'broken';
  /** Frames of the film as it is played. */
  readonly shown: number;
  /** Frames as the object says. */
  readonly stated: number;
  readonly hidden: number;
}

/** Where the stream and the object do not agree, or the stream with itself. An object that says 1 has only not counted (PS3.3 C.7.6.6). */
export function streamFaults(
  stated: number,
  { durations, hidden, hasFaults }: Pick<VideoDescription, 'durations' | 'hidden' | 'hasFaults'>,
): readonly StreamFault[] {
  const shown = durations.reduce((sum, [count]) => sum + count, 0);
  const kinds = [
    ...(stated > 1 && stated !== shown ? (['count'] as const) : []),
    ...(hidden > 0 ? (['hidden'] as const) : []),
    ...(hasFaults ? (['broken'] as const) : []),
  ];
  return kinds.map((kind) => ({ kind, shown, stated, hidden }));
}
