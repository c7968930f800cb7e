import { RecordingPane } from './archived/RecordingPane.tsx';
import { TextPane } from './archived/TextPane.tsx';
import { CardPane } from './CardPane.tsx';
import { CdaPane } from './cda/CdaPane.tsx';
import { documentForm, type DocumentSet } from './documentForm.ts';
import { EcgPane } from './ecg/EcgPane.tsx';
import { PaneBoundary } from './PaneBoundary.tsx';
import { PdfPane } from './PdfPane.tsx';
import { PhotoPane } from './PhotoPane.tsx';
import { ReportPane } from './report/ReportPane.tsx';
import { SlidePane } from './slide/SlidePane.tsx';
import { SoundPane } from './sound/SoundPane.tsx';
import { CinePane, ImagePane } from './StackPane.tsx';
import { VideoPane } from './video/VideoPane.tsx';
import { type ViewportProps } from './viewportProps.ts';

/** One pane for whatever kind of thing it is given. A pane starts over when it is given another display set. */
export function Viewport(props: ViewportProps) {
  const key = `${props.displaySet.studyInstanceUid} ${props.displaySet.id} ${props.start ?? ''}`;
  return (
    <PaneBoundary key={key} place={props.place} displaySetId={props.displaySet.id}>
      <Kind {...props} />
    </PaneBoundary>
  );
}

function Document(props: ViewportProps & { readonly displaySet: DocumentSet }) {
  switch (documentForm(props.displaySet)) {
    case 'pdf':
      return <PdfPane {...props} />;
    case 'cda':
      return <CdaPane {...props} />;
    case 'text':
      return <TextPane {...props} />;
    case 'sound':
      return <RecordingPane {...props} />;
    case 'file':
      return <CardPane {...props} />;
  }
}

function Kind(props: ViewportProps) {
  const { displaySet } = props;
  switch (displaySet.kind) {
    case 'images':
      return <ImagePane {...props} displaySet={displaySet} />;
    case 'cine':
      return <CinePane {...props} displaySet={displaySet} />;
    case 'photos':
      return <PhotoPane {...props} displaySet={displaySet} />;
    case 'video':
      return <VideoPane {...props} displaySet={displaySet} />;
    case 'document':
      return <Document {...props} displaySet={displaySet} />;
    case 'report':
      return <ReportPane {...props} displaySet={displaySet} />;
    case 'audio':
      return <SoundPane {...props} displaySet={displaySet} />;
    case 'ecg':
      return <EcgPane {...props} displaySet={displaySet} />;
    case 'slide':
      return <SlidePane {...props} displaySet={displaySet} />;
    case 'unsupported':
      return <CardPane {...props} displaySet={displaySet} />;
  }
}
