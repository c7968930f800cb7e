import { type GreyWish, noWish } from '#viewer/rendering/canvas/shownStack.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { type VoxelStack } from './voxelStack.ts';

/** How grey is made of a volume now: its own look, and what the user has changed of it. */
export class VolumeGrey {
  readonly #stack: VoxelStack;
  #wish: GreyWish = noWish;
  #shown: GreyShown | undefined;

  constructor(stack: VoxelStack) {
    this.#stack = stack;
  }

  get wish(): GreyWish {
    return this.#wish;
  }

  change(wish: Partial<GreyWish>): void {
    this.#wish = { ...this.#wish, ...wish };
  }

  /** The same object for as long as grey is made alike. */
  get shown(): GreyShown {
    const { voi, look } = this.#stack;
    const own = 'function' in voi ? voi.function : 'LINEAR';
    const { window, isInverted } = this.#wish;
    const wanted = window === undefined ? voi : { ...window, function: own };
    const known = this.#shown;
    if (known !== undefined && known.isInverted === isInverted && isSameVoi(known.voi, wanted)) return known;
    this.#shown = { look, voi: wanted, isInverted };
    return this.#shown;
  }
}

function isSameVoi(a: GreyShown['voi'], b: GreyShown['voi']): boolean {
  if ('entries' in a || 'entries' in b) return a === b;
  return a.center === b.center && a.width === b.width && a.function === b.function;
}
