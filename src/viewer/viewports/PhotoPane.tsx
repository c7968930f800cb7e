import { SquareGridIcon } from '@navikt/aksel-icons';
import { useRef, useState } from 'react';

import { type PhotosDisplaySet } from '#dicom/displaySet.ts';
import { thumbnailsOf } from '#viewer/archives/urls.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Identity, PaneFrame } from './PaneFrame.tsx';
import { type PaneTool } from './paneHandle.ts';
import { PhotoSheet } from './PhotoSheet.tsx';
import { stackActions } from './stackActions.ts';
import { StackStage } from './StackStage.tsx';
import { frameProps } from './stackFrame.ts';
import { useCurrent } from './useCurrent.ts';
import { useHandle } from './useHandle.ts';
import { useStack } from './useStack.ts';
import { type ViewportProps } from './viewportProps.ts';

type PhotoProps = ViewportProps & { readonly displaySet: PhotosDisplaySet };

/** Photographs: the contact sheet when there are several and the pane is alone, else the picture. Only the open one is decoded in full. */
export function PhotoPane(props: PhotoProps) {
  const count = props.displaySet.instances.length;
  // Until the user has said which: a pane that was alone and gets company shows its picture, for a sheet compares with nothing.
  const [wish, setWish] = useState<number | 'sheet' | undefined>(props.start);
  const open = wish ?? (count === 1 || props.isAmongOthers ? 0 : 'sheet');
  if (open === 'sheet') return <SheetPane {...props} onPick={setWish} />;
  return <PicturePane {...props} start={open} onSheet={() => setWish('sheet')} />;
}

function SheetPane({
  displaySet,
  onPick,
  ...props
}: PhotoProps & { readonly onPick: (index: number) => void }) {
  const { panes } = useMessages();
  useHandle(props.onHandle, () => ({}));
  return (
    <PaneFrame
      pane={props}
      kind="photo-sheet"
      state="painted"
      fidelity="preview"
      badges={<span className="pane-badge">{panes.fidelity.preview}</span>}
      displaySetId={displaySet.id}
    >
      <div className="pane-sheet">
        <Identity heading={props.heading} />
        <PhotoSheet
          groups={[
            {
              id: displaySet.id,
              title: undefined,
              photos: displaySet.instances.map((instance, index) => ({
                instance,
                thumbnails: thumbnailsOf(props.contents, instance),
                onOpen: () => onPick(index),
              })),
            },
          ]}
        />
      </div>
    </PaneFrame>
  );
}

function PicturePane({ displaySet, onSheet, ...props }: PhotoProps & { readonly onSheet: () => void }) {
  const { panes } = useMessages();
  const element = useRef<HTMLElement>(null);
  const counter = useRef<HTMLElement>(null);
  const stack = useStack(displaySet, props.start ?? 0, { element, counter, contents: props.contents });
  const stackRef = useCurrent(stack);
  const sheetRef = useCurrent(onSheet);
  useHandle(props.onHandle, () => ({
    ...stackActions(displaySet, stackRef),
    showSheet: () => sheetRef.current(),
  }));
  return (
    <PaneFrame {...frameProps(props, stack)} ref={element} kind="photos" displaySetId={displaySet.id}>
      <StackStage
        {...props}
        tool={photoTool(props.tool)}
        stack={stack}
        displaySet={displaySet}
        frames={props.contents.frames}
        counter={counter}
      />
      {displaySet.instances.length > 1 && (
        <Button
          className="pane-to-sheet"
          variant="secondary"
          icon={<SquareGridIcon aria-hidden />}
          onClick={onSheet}
        >
          {panes.sheet}
        </Button>
      )}
    </PaneFrame>
  );
}

/** No radiology tools in the way; those of a wound only while one is measured. */
function photoTool(tool: PaneTool): PaneTool {
  switch (tool) {
    case 'zoom':
    case 'outline':
    case 'ruler':
    case 'sticker':
      return tool;
    case 'scroll':
    case 'window':
    case 'pan':
    case 'probe':
    case 'cursor':
    case 'length':
    case 'angle':
    case 'cobb':
    case 'bidirectional':
    case 'ellipse':
      return 'pan';
  }
}
