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

import { type DisplaySetKind } from '#dicom/displaySet.ts';

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
