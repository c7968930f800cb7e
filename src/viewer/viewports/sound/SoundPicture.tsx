import { useEffect, useRef } from 'react';

import { extremes } from './sound.ts';
import { type Stretch } from './useSound.ts';

export interface SoundPictureProps {
  readonly channels: readonly Float32Array[];
  /** Of the whole recording, seconds. */
  readonly duration: number;
  readonly seconds: number;
  readonly stretch: Stretch;
  readonly label: string;
  readonly onSeek: (seconds: number) => void;
  readonly onPainted: () => void;
}

/** The whole recording as its outline, one band for each channel, with the place and the stretch that is repeated. A press goes there. */
export function SoundPicture(props: SoundPictureProps) {
  const { channels, duration, seconds, stretch, label, onSeek, onPainted } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const surface = canvas.current;
    if (surface === null) return undefined;
    const draw = () => {
      paint(surface, channels);
      onPainted();
    };
    const observer = new ResizeObserver(draw);
    observer.observe(surface);
    return () => observer.disconnect();
  }, [channels, onPainted]);
  const percent = (time: number) => `${(100 * Math.min(time, duration)) / duration}%`;
  return (
    <figure className="sound-picture" aria-label={label}>
      <canvas
        ref={canvas}
        onPointerDown={({ nativeEvent, currentTarget }) =>
          onSeek((nativeEvent.offsetX / currentTarget.clientWidth) * duration)
        }
      />
      {stretch.from !== undefined && (
        <span
          className="sound-stretch"
          style={{
            insetInlineStart: percent(stretch.from),
            inlineSize: percent((stretch.to ?? seconds) - stretch.from),
          }}
        />
      )}
      <span className="sound-place" style={{ insetInlineStart: percent(seconds) }} />
    </figure>
  );
}

function paint(canvas: HTMLCanvasElement, channels: readonly Float32Array[]): void {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight].map((side) =>
    Math.round(side * devicePixelRatio),
  );
  const context = canvas.getContext('2d');
  if (context === null || width === undefined || height === undefined || width === 0) return;
  canvas.width = width;
  canvas.height = height;
  const band = height / channels.length;
  for (const [index, channel] of channels.entries()) {
    const middle = band * (index + 0.5);
    context.fillStyle = '#3a444d';
    context.fillRect(0, Math.round(middle), width, 1);
    context.fillStyle = '#7cbcf0';
    for (const [x, { low, high }] of extremes(channel, width).entries())
      context.fillRect(x, middle - high * band * 0.46, 1, Math.max(1, (high - low) * band * 0.46));
  }
}
