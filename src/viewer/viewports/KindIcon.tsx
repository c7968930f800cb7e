import {
  ArrowsCirclepathIcon,
  CameraIcon,
  EarSoundwavesIcon,
  FilePdfIcon,
  FileTextIcon,
  LayersIcon,
  QuestionmarkCircleIcon,
  SquareGridIcon,
  VideoIcon,
  VitalsIcon,
} from '@navikt/aksel-icons';

import { type DisplaySet, type DisplaySetKind } from '#dicom/displaySet.ts';
import { documentForm } from './documentForm.ts';

const icons = {
  images: LayersIcon,
  cine: ArrowsCirclepathIcon,
  photos: CameraIcon,
  video: VideoIcon,
  audio: EarSoundwavesIcon,
  ecg: VitalsIcon,
  document: FilePdfIcon,
  report: FileTextIcon,
  slide: SquareGridIcon,
  unsupported: QuestionmarkCircleIcon,
} as const;

/** The kind of a display set as a sign; its name always stands beside it in words. */
export function KindIcon({
  kind,
  className,
}: {
  readonly kind: DisplaySetKind;
  readonly className?: string;
}) {
  const Icon = icons[kind];
  return <Icon aria-hidden {...(className === undefined ? {} : { className })} />;
}

/** Of a document, what it is a file of: only a PDF is a PDF. */
export function DisplaySetIcon({
  displaySet,
  className,
}: {
  readonly displaySet: DisplaySet;
  readonly className?: string;
}) {
  return <KindIcon kind={signOf(displaySet)} {...(className === undefined ? {} : { className })} />;
}

function signOf(displaySet: DisplaySet): DisplaySetKind {
  if (displaySet.kind !== 'document') return displaySet.kind;
  const form = documentForm(displaySet);
  if (form === 'pdf') return 'document';
  return form === 'sound' ? 'audio' : 'report';
}
