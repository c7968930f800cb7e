import { useEffect, useLayoutEffect, useRef } from 'react';
import { type ImageCanvasProps } from '#viewer/rendering/canvas.ts';
import { CanvasBox } from './CanvasBox.tsx';
import { useCanvasSession } from './useCanvasSession.ts';
import { CanvasSession } from './canvasSession.ts';
import { pictureFocus } from './pictureFocus.ts';

/** One display set on one canvas. Props say where it should be; the session takes it there, and React is not asked again until they change. */
export function ImageCanvas(props: ImageCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const session = useCanvasSession(element, props, CanvasSession);
  const { target, frames, tool, link, words, label, layers, spatial } = props;
  useLayoutEffect(() => session?.setLayers(layers), [session, layers]);
  useLayoutEffect(() => session?.goTo(target, frames), [session, target, frames]);
  useLayoutEffect(() => session?.setTool(tool), [session, tool]);
  useEffect(() => session?.setSpatial(spatial), [session, spatial]);
  useEffect(() => session?.setLink(link), [session, link]);
  useEffect(() => session?.setWords(words), [session, words]);
  useEffect(() => session?.setLabel(label), [session, label]);

  return <CanvasBox ref={element} focus={pictureFocus(tool, label)} />;
}
