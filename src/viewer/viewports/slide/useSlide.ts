import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

import { type Instance } from '#dicom/instance.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { layerOf, type SlideImage } from '#dicom/slide.ts';
import { isSamePicture } from '#dicom/slideAgain.ts';
import { type SlideLayer } from '#dicom/slidePart.ts';
import { placeOfFrame } from '#dicom/slideTiles.ts';
import { opticalPathProfile } from '#viewer/archives/bulkData.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import {
  type ProfileSource,
  type ShownFrame,
  type SlideCommands,
  type SlideState,
  type SlideTarget,
} from '#viewer/rendering/slide/slide.ts';
import { tileMemory } from '#viewer/rendering/slide/tileMemory.ts';
import { useReadings } from '#viewer/viewports/automation.ts';
import { useShowRequests } from './useShowRequests.ts';

const nothing = { due: 0, painted: 0, failed: 0, missing: 0, unscanned: 0, lacksOverview: false };

/** A pane's picture of a slide: what it has been told to show, and what has become of it. */
export function useSlide(images: NonEmpty<SlideImage>, element: RefObject<HTMLElement | null>) {
  const [target, setTarget] = useState<SlideTarget>(() => ({ image: images[0], layer: layerOf(images[0]) }));
  const [state, setState] = useState<SlideState>({ state: 'loading', tiles: nothing });
  const commands = useRef<SlideCommands | null>(null);
  // Metadata asked for anew makes new objects of the same images, and another archive may have more of them, in other places of the list.
  const known = useRef(images);
  useEffect(() => {
    const before = known.current;
    known.current = images;
    if (before === images) return;
    setTarget((now) => {
      const image = images.find((one) => isSamePicture(one, now.image)) ?? images[0];
      return { image, layer: layerOf(image, now.layer) };
    });
  }, [images]);
  const onFrame = useCallback(
    (frame: ShownFrame | undefined) => {
      const pane = element.current;
      if (frame === undefined) {
        pane?.removeAttribute('data-sop-instance-uid');
        pane?.removeAttribute('data-frame');
        return;
      }
      pane?.setAttribute('data-sop-instance-uid', frame.sopInstanceUid);
      pane?.setAttribute('data-frame', String(frame.frameNumber));
    },
    [element],
  );
  const onCommands = useCallback((next: SlideCommands | null) => {
    commands.current = next;
  }, []);
  const show = useCallback(
    (frame: ShownFrame) => {
      const found = placeOfFrame(images, frame);
      if (found !== undefined) setTarget({ image: found.image, layer: found.layer, at: frame });
    },
    [images],
  );
  useReadings(element, commands);
  useShowRequests(element, show);
  return {
    target,
    state,
    commands,
    show,
    setImage: (image: SlideImage) => setTarget({ image, layer: layerOf(image, target.layer) }),
    setLayer: (layer: SlideLayer) => setTarget({ image: target.image, layer }),
    onState: setState,
    onFrame,
    onCommands,
  };
}

/**
 * Profiles by instance and optical path, each asked for once: tiles in two sorts of colour would stand side by side if it came later.
 * `isMissing` once one could not be had; the tiles painted without it are then forgotten with the pane, and whoever opens the slide again asks anew.
 */
export function useProfiles({ retrieval }: ReadyContents): {
  readonly profileOf: ProfileSource;
  readonly isMissing: boolean;
} {
  const [isMissing, setMissing] = useState(false);
  const latest = useRef(retrieval);
  useEffect(() => {
    latest.current = retrieval;
  });
  useEffect(() => (isMissing ? () => tileMemory.clear() : undefined), [isMissing]);
  const known = useRef(new Map<string, Promise<Uint8Array | undefined>>());
  const profileOf = useCallback((instance: Instance, opticalPath: string) => {
    const key = `${instance.sopInstanceUid} ${opticalPath}`;
    const asked =
      known.current.get(key) ??
      opticalPathProfile({ retrieval: latest.current, instance }, opticalPath).catch(() => {
        setMissing(true);
        return undefined;
      });
    known.current.set(key, asked);
    return asked;
  }, []);
  return { profileOf, isMissing };
}
