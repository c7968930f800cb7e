import { type Instance } from '#dicom/instance.ts';
import { isKeyObjects, type KeyObjects, keyObjectsOf } from './keyObjects.ts';

/** What key object documents say of one image. */
export interface ImageMark {
  readonly keys: readonly KeyObjects[];
  /** Documents that reject it or name a fault with it: shown all the same, with the warning. */
  readonly warnings: readonly KeyObjects[];
}

interface Marked {
  readonly document: KeyObjects;
  /** Empty: every frame. */
  readonly frameNumbers: readonly number[];
}

/** Every image that some key object document among `instances` points at, by SOP Instance UID. Lists of contents mark nothing. */
export class ImageMarks {
  readonly #marked = new Map<string, Marked[]>();

  constructor(instances: readonly Instance[]) {
    for (const document of instances.filter(isKeyObjects).map(keyObjectsOf)) {
      if (document.purpose === 'listing') continue;
      for (const { sopInstanceUid, frameNumbers } of document.citations) {
        const marked = { document, frameNumbers };
        const known = this.#marked.get(sopInstanceUid);
        if (known === undefined) this.#marked.set(sopInstanceUid, [marked]);
        else known.push(marked);
      }
    }
  }

  get isEmpty(): boolean {
    return this.#marked.size === 0;
  }

  of(sopInstanceUid: string, frameNumber: number): ImageMark | undefined {
    const here = (this.#marked.get(sopInstanceUid) ?? [])
      .filter(({ frameNumbers }) => frameNumbers.length === 0 || frameNumbers.includes(frameNumber))
      .map(({ document }) => document);
    if (here.length === 0) return undefined;
    return {
      keys: here.filter(({ purpose }) => purpose === 'key'),
      warnings: here.filter(({ purpose }) => purpose === 'warning'),
    };
  }
}
