import { createContext, type ReactNode, useContext } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type ImageMark } from './keyObjects/imageMarks.ts';
import { type Citation } from './report/citation.ts';

/** In a study that is open; `index` (from 0) of its first frame where its display set is a stack. */
export interface CitedHere {
  readonly kind: 'here';
  readonly contents: ReadyContents;
  readonly displaySet: DisplaySet;
  readonly instance: Instance;
  readonly index?: number;
}

/** Where an object that a document points at is, as far as the archives have told. */
export type Cited =
  | CitedHere
  /** In another study of the patient's timeline, by what the document says. */
  | { readonly kind: 'elsewhere'; readonly study: StudyEntry }
  /** Perhaps in what has not come yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'absent' };

/** One thing to open: an object, and which of its frames (from 1). */
export interface Wanted {
  readonly citation: Citation;
  readonly frameNumber?: number;
}

/** What a pane must know of everything around it: where cited objects are, which images are marked, what the installation offers. */
export interface PaneSurroundings {
  readonly find: (citation: Citation) => Cited;
  /** `from`: the place (from 1) of the pane that asks; undefined outside the panes. */
  readonly open: (wanted: Wanted, from: number | undefined) => void;
  /** Documents of the open studies that replace this one. */
  readonly successorsOf: (sopInstanceUid: string) => readonly Citation[];
  /** Some image of the open studies bears a mark. */
  readonly hasMarks: boolean;
  readonly markOf: (sopInstanceUid: string, frameNumber: number) => ImageMark | undefined;
  readonly mayDownload: boolean;
}

const SurroundingsContext = createContext<PaneSurroundings | undefined>(undefined);

export function PaneSurroundingsProvider(props: {
  readonly value: PaneSurroundings;
  readonly children: ReactNode;
}) {
  return <SurroundingsContext value={props.value}>{props.children}</SurroundingsContext>;
}

export function usePaneSurroundings(): PaneSurroundings {
  const value = useContext(SurroundingsContext);
  if (value === undefined) throw new Error('usePaneSurroundings outside PaneSurroundingsProvider');
  return value;
}
