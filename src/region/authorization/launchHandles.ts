import { randomBytes } from 'node:crypto';

import { type Launch } from '#region/register/launch.ts';

export type Redeemed =
  | { readonly kind: 'launch'; readonly launch: Launch }
  | { readonly kind: 'refused'; readonly why: 'unknown' | 'expired' | 'used' };

export interface LaunchHandles {
  /** A new handle, 256 bits of chance: what stands as `launch` in the browser's address. */
  issue(launch: Launch): string;
  /** Gives the launch once; whoever asks again, or too late, is refused. */
  redeem(handle: string): Redeemed;
  /** The launch of a handle that has been redeemed, for the later legs of the same authorization request. */
  redeemed(handle: string): Launch | undefined;
}

interface Kept {
  readonly launch: Launch;
  readonly issuedAt: number;
  readonly isUsed: boolean;
}

/** How long a redeemed handle is remembered, so that using it again is known as just that. */
const rememberedMilliseconds = 10 * 60_000;

export function launchHandles(options: {
  readonly seconds: number;
  readonly now: () => number;
}): LaunchHandles {
  const kept = new Map<string, Kept>();
  const forgetOld = () => {
    for (const [handle, { issuedAt }] of kept) {
      if (options.now() - issuedAt > rememberedMilliseconds + options.seconds * 1000) kept.delete(handle);
    }
  };
  return {
    issue: (launch) => {
      forgetOld();
      const handle = randomBytes(32).toString('base64url');
      kept.set(handle, { launch, issuedAt: options.now(), isUsed: false });
      return handle;
    },
    redeem: (handle) => {
      const found = kept.get(handle);
      if (found === undefined) return { kind: 'refused', why: 'unknown' };
      if (found.isUsed) return { kind: 'refused', why: 'used' };
      if (options.now() - found.issuedAt > options.seconds * 1000) return { kind: 'refused', why: 'expired' };
      kept.set(handle, { ...found, isUsed: true });
      return { kind: 'launch', launch: found.launch };
    },
    redeemed: (handle) => {
      const found = kept.get(handle);
      return found?.isUsed === true ? found.launch : undefined;
    },
  };
}
