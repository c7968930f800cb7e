import { type FrameSource } from '#dicom/frame.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type InstancePath } from '#protocol/paths.ts';

import { frameSource, type FrameSourceOptions } from './frameSource.ts';
import { type Outages } from './outages.ts';
import { Retrieval } from './retrieval.ts';

/** Where each instance of a study lies, by SOP Instance UID. */
export type InstanceAddresses = ReadonlyMap<string, NonEmpty<InstancePath>>;

/**
 * How a study's objects are reached: one and the same for as long as the study is open. An archive that answers later, or fails, only changes
 * where things lie; a canvas that was given another source would begin anew, and take window, place and stroke from the hand.
 */
export class StudyAccess {
  readonly retrieval: Retrieval;
  readonly frames: FrameSource;
  #addresses: InstanceAddresses = new Map();

  constructor(options: FrameSourceOptions & { readonly outages?: Outages } = {}) {
    this.retrieval = new Retrieval((sopInstanceUid) => this.#addresses.get(sopInstanceUid), options.outages);
    this.frames = frameSource(this.retrieval, options);
  }

  tell(addresses: InstanceAddresses): void {
    this.#addresses = addresses;
  }
}
