import { useEffect, useLayoutEffect, useRef } from 'react';
import { pictureFocus } from '#viewer/rendering/canvas/pictureFocus.ts';
import { type SlideCanvasProps } from './slide.ts';
import { CanvasBox } from '#viewer/rendering/canvas/CanvasBox.tsx';
import { useCanvasSession } from '#viewer/rendering/canvas/useCanvasSession.ts';
import { SlideSession } from './slideSession.ts';

/** One slide on one canvas. Props say what is shown; where, hands and keys say. */
export function SlideCanvas(props: SlideCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const session = useCanvasSession(element, props, SlideSession);
  const { target, frames, profileOf, tool, words, label } = props;
  useLayoutEffect(() => session?.goTo(target, { frames, profileOf }), [session, target, frames, profileOf]);
  useLayoutEffect(() => session?.setTool(tool), [session, tool]);
  useEffect(() => session?.setWords(words), [session, words]);
  useEffect(() => session?.setLabel(label), [session, label]);

  return <CanvasBox ref={element} focus={pictureFocus(tool, label)} />;
}
