import {
  BoneIcon,
  BroadcastIcon,
  CameraIcon,
  CircleIcon,
  ComponentIcon,
  EyeIcon,
  FileTextIcon,
  HeartIcon,
  ImageIcon,
  LayersIcon,
  LineGraphIcon,
  SquareGridIcon,
  TestFlaskIcon,
  ToothIcon,
  VideoplayerIcon,
  WaveformIcon,
} from '@navikt/aksel-icons';
import { type ComponentType, type SVGProps } from 'react';

import { type Medium } from './medium.ts';

const icons: Readonly<Record<Medium, ComponentType<SVGProps<SVGSVGElement>>>> = {
  xray: BoneIcon,
  ct: LayersIcon,
  mr: ComponentIcon,
  ultrasound: BroadcastIcon,
  angiography: HeartIcon,
  nuclear: SquareGridIcon,
  mammography: CircleIcon,
  photo: CameraIcon,
  endoscopy: VideoplayerIcon,
  eye: EyeIcon,
  dental: ToothIcon,
  pathology: TestFlaskIcon,
  ecg: LineGraphIcon,
  sound: WaveformIcon,
  document: FileTextIcon,
  other: ImageIcon,
};

/** Beside a word, never instead of one. */
export function MediumIcon({ medium, className }: { medium: Medium; className?: string }) {
  const Icon = icons[medium];
  return <Icon aria-hidden className={className} />;
}
