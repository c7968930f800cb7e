import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { pictureFocus } from '#viewer/rendering/canvas/pictureFocus.ts';
import { type SlideCanvasProps } from './slide.ts';
import { SlideSession } from './slideSession.ts';

/** One slide on one canvas. Props say what is shown; where, hands and keys say. */
export function SlideCanvas(props: SlideCanvasProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [session, setSession] = useState<SlideSession>();

  useLayoutEffect(() => {
    latest.current = props;
  });

  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const opened = new SlideSession(element.current, () => latest.current);
    setSession(opened);
    latest.current.commands(opened.commands);
    return () => {
      latest.current.commands(null);
      opened.close();
    };
  }, []);

  const { target, frames, profileOf, tool, words, label } = props;
  useLayoutEffect(() => session?.goTo(target, { frames, profileOf }), [session, target, frames, profileOf]);
  useEffect(() => session?.setTool(tool), [session, tool]);
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
