import type { Encoders } from './codecs.ts';
import type { Part10 } from './part10.ts';
import type { SampleStudy } from './stories.ts';

/** One object on its way to an archive's folder. */
export type SampleFile = Part10 & { readonly study: SampleStudy };

/** A part of the region's samples: a seeded sequence of files, made one at a time. */
export interface Chapter {
  /** For the progress line. */
  readonly title: string;
  /** Made from the thorax model, which takes seconds to build: these chapters are made by one process. */
  readonly needsThorax?: true;
  readonly files: (encoders: Encoders) => Iterable<SampleFile>;
}
