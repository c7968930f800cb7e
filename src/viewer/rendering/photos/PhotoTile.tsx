import { useEffect, useRef } from 'react';
import { type StackPosition } from '#dicom/displaySet.ts';
import { FrameFailure, type FrameFailureReason, type FrameSource } from '#dicom/frame.ts';
import { decodePreview } from './decodePreview.ts';

interface PhotoTileProps {
  readonly position: StackPosition;
  readonly frames: FrameSource;
  /** CSS pixels; the height follows from the picture. */
  readonly width: number;
  readonly label: string;
  readonly onState?: (state: 'loading' | 'painted' | FrameFailureReason) => void;
}

/** One picture of a contact sheet, decoded at the size it is shown when it comes near the screen, and forgotten when it leaves the page. */
export function PhotoTile({ position, frames, width, label, onState }: PhotoTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const tell = useRef(onState);
  useEffect(() => {
    tell.current = onState;
  });

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    element.setAttribute('role', 'img');
    const controller = new AbortController();
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting !== true) return;
        observer.disconnect();
        tell.current?.('loading');
        decodePreview(position, frames, { width: width * devicePixelRatio, signal: controller.signal })
          .then((bitmap) => draw(element, bitmap))
          .then(() => tell.current?.('painted'))
          .catch((cause: unknown) => {
            if (controller.signal.aborted) return;
            element.dataset['state'] = 'failed';
            tell.current?.(cause instanceof FrameFailure ? cause.reason : 'damaged');
          });
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => {
      controller.abort();
      observer.disconnect();
      element.width = 0;
    };
  }, [position, frames, width]);

  return <canvas ref={canvas} aria-label={label} data-state="loading" style={{ width, display: 'block' }} />;
}

function draw(element: HTMLCanvasElement, bitmap: ImageBitmap): void {
  element.width = bitmap.width;
  element.height = bitmap.height;
  element.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  element.dataset['state'] = 'painted';
}
