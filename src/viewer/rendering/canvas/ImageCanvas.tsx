import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type ImageCanvasProps } from '#viewer/rendering/canvas.ts';
import { CanvasSession } from './canvasSession.ts';
import { pictureFocus } from './pictureFocus.ts';

/** One display set on one canvas. Props say where it should be; the session takes it there, and React is not asked again until they change. */
export function ImageCanvas(props: ImageCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [session, setSession] = useState<CanvasSession>();

  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const opened = new CanvasSession(element.current, () => latest.current);
    setSession(opened);
    latest.current.commands(opened.commands);
    return () => {
      latest.current.commands(null);
      opened.close();
    };
  }, []);

  const { target, frames, tool, link, words, label, layers, spatial } = props;
  useLayoutEffect(() => session?.setLayers(layers), [session, layers]);
  useLayoutEffect(() => session?.goTo(target, frames), [session, target, frames]);
  useEffect(() => session?.setTool(tool), [session, tool]);
  useEffect(() => session?.setSpatial(spatial), [session, spatial]);
  useEffect(() => session?.setLink(link), [session, link]);
  useEffect(() => session?.setWords(words), [session, words]);
  useEffect(() => session?.setLabel(label), [session, label]);

  return (
    <div
      ref={element}
      className="image-canvas"
      {...pictureFocus(tool, label)}
      style={{ position: 'absolute', inset: 0, overflow: 'hidden', touchAction: 'none', background: '#000' }}
    />
  );
}
