import { type Rigid } from '#dicom/rigid.ts';
import { type NoLine } from './canvas/referenceLine.ts';

/** Patient coordinates laid on another Frame of Reference by a registration that the user approved. */
export interface LaidOn {
  readonly frameOfReferenceUid: string;
  /** From the image's own patient coordinates to the other's. */
  readonly placing: Rigid;
}

/** What a canvas is told of the others by place in the patient. `laidOn` must be the same object for as long as it holds. */
export interface Spatial {
  readonly laidOn?: LaidOn;
  /** Whether the active canvas's slice is drawn as a line where it cuts this one. */
  readonly lines: 'drawn' | 'hidden';
  readonly isActive: boolean;
}

export interface CursorWords {
  readonly outside: string;
  readonly otherSpace: string;
  readonly shownIn: (shown: number, total: number) => string;
}

/** Why an image has no line of the active one, and how many have. */
export type LineWords = Readonly<Record<NoLine, string>> & {
  readonly shownIn: (shown: number, total: number) => string;
};
