import { useEffect, useLayoutEffect, useRef, useState } from 'react';

import { CanvasBox } from '#viewer/rendering/canvas/CanvasBox.tsx';
import { type Tool } from '#viewer/rendering/canvas.ts';
import { type VolumeSource } from '#viewer/rendering/planes/planes.ts';
import { type TextureLimits } from './textureGrid.ts';
import { type VolumeState } from './volume.ts';
import { listenToVolume } from './volumeGestures.ts';
import { VolumeSession } from './volumeSession.ts';

export interface VolumeCanvasProps {
  /** The same object for as long as the volume is the same one. */
  readonly source: VolumeSource;
  readonly limits: TextureLimits;
  readonly tool: Tool;
  readonly label: string;
  readonly onState: (state: VolumeState) => void;
  readonly onSession: (session: VolumeSession | null) => void;
  /** Asks for the slice that was pointed at twice. */
  readonly onOpen: (stackIndex: number) => void;
}

/** A volume on one canvas, for as long as it is mounted. */
export function VolumeCanvas(props: VolumeCanvasProps) {
  const { source, limits, tool, label } = props;
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [session, setSession] = useState<VolumeSession>();
  useLayoutEffect(() => {
    latest.current = props;
  });
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const opened = new VolumeSession(element.current, {
      source,
      limits,
      onState: (state) => latest.current.onState(state),
    });
    const endGestures = listenToVolume(element.current, opened, {
      tool: () => latest.current.tool,
      onOpen: (index) => latest.current.onOpen(index),
    });
    setSession(opened);
    latest.current.onSession(opened);
    return () => {
      latest.current.onSession(null);
      endGestures();
      opened.close();
    };
  }, [source, limits]);
  useEffect(() => session?.setCursor(tool === 'scroll' ? 'grab' : 'crosshair'), [session, tool]);
  useEffect(() => session?.setLabel(label), [session, label]);
  return <CanvasBox ref={element} />;
}
