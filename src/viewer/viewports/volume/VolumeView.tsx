import { useMemo } from 'react';

import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { volumeOf } from '#dicom/volume.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { heldBytes } from '#viewer/rendering/planes/heldBytes.ts';
import { type OverlayLevel } from '#viewer/viewports/cornerText.ts';
import { type PaneHandle, type PaneTool } from '#viewer/viewports/paneHandle.ts';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { refusalWords } from '#viewer/viewports/planes/refusalWords.ts';
import { graphicsWords, useGraphics } from './useGraphics.ts';
import { VolumePane } from './VolumePane.tsx';
import { VolumeRefused } from './VolumeRefused.tsx';
import './volume.css';

/** A volume and everything its pane must know. */
export interface VolumeViewProps {
  readonly displaySet: ImagesDisplaySet;
  readonly contents: ReadyContents;
  readonly heading: PaneHeading;
  readonly onHandle: (handle: PaneHandle | null) => void;
  readonly tool: PaneTool;
  readonly level: OverlayLevel;
  readonly onBack: () => void;
  /** Asks for three planes through this position of the stack. */
  readonly onPlanes: (stackIndex: number) => void;
}

/** A volume by ray casting; where the machine or the series does not allow it, the reason and the way back. */
export function VolumeView(props: VolumeViewProps) {
  const { displaySet, contents, heading, onBack } = props;
  const { panes } = useMessages();
  const graphics = useGraphics(true);
  const volume = useMemo(() => volumeOf(displaySet), [displaySet]);
  const { frames } = contents;
  const source = useMemo(
    () => ('refused' in volume ? undefined : { displaySet, volume, frames }),
    [displaySet, volume, frames],
  );
  const refused = { heading, displaySetId: displaySet.id, onBack };
  if ('refused' in volume || source === undefined)
    return 'refused' in volume ? (
      <VolumeRefused
        {...refused}
        title={panes.volume.refused.title}
        sentence={refusalWords(panes, volume.refused)}
        consequence={panes.volume.refused.consequence}
      />
    ) : null;
  const { bytes, isTooMuch } = heldBytes(volume);
  if (isTooMuch)
    return (
      <VolumeRefused
        {...refused}
        title={panes.volume.refused.title}
        sentence={refusalWords(panes, { why: 'too-large', megabytes: bytes / 1e6 })}
        consequence={panes.volume.refused.consequence}
      />
    );
  if (graphics?.kind === 'refused')
    return (
      <VolumeRefused
        {...refused}
        title={panes.volume.graphics.title}
        sentence={graphicsWords(panes, graphics) ?? ''}
        consequence={panes.volume.graphics.instead}
      />
    );
  if (graphics === undefined) return <div className="planes pane-nothing">{panes.volume.asking}</div>;
  return <VolumePane {...props} source={source} largestSide={graphics.largestSide} />;
}
