import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { CanvasBox } from '#viewer/rendering/canvas/CanvasBox.tsx';
import { pictureFocus } from '#viewer/rendering/canvas/pictureFocus.ts';
import { type PlaneCanvasWish } from './planes.ts';
import { type AnatomicalPlane } from './planeGrid.ts';
import { type PlanesSession } from './planesSession.ts';
import { type PlaneView } from './planeView.ts';

/** One plane of a session on one canvas, for as long as it is mounted. */
export function PlaneCanvas({
  session,
  plane,
  tool,
  words,
  label,
}: PlaneCanvasWish & { readonly session: PlanesSession; readonly plane: AnatomicalPlane }) {
  const element = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<PlaneView>();
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const attached = session.attach(plane, element.current);
    setView(attached.view);
    return attached.detach;
  }, [session, plane]);
  useLayoutEffect(() => view?.setTool(tool), [view, tool]);
  useEffect(() => view?.measurements.setWords(words), [view, words]);
  useEffect(() => view?.voice.setWords(words.place), [view, words]);
  useEffect(() => view?.surface.setLabel(label), [view, label]);
  return <CanvasBox ref={element} focus={pictureFocus(tool, label)} />;
}
