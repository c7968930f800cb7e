import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type ViewerConfig } from '#protocol/config.ts';

import { type Build } from './body/figure.ts';

export interface TimelineProps {
  readonly contextId: string;
  readonly config: ViewerConfig;
  /** Studies on screen, the present one first. */
  readonly open: readonly StudyInstanceUid[];
  /** Places of the body that narrow the list; they stand in the address, for the photographs' sheet too. */
  readonly regions: readonly string[];
  readonly onRegions: (regions: readonly string[]) => void;
  /** The figure is drawn as old as the patient is today. */
  readonly build: Build;
  readonly isCollapsed: boolean;
  readonly onCollapse: (isCollapsed: boolean) => void;
  readonly onOpen: (study: StudyInstanceUid, compare?: 'previous') => void;
}
