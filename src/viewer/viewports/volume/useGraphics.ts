import { useSyncExternalStore } from 'react';

import { type Messages } from '#viewer/i18n/messages.tsx';
import { graphicsPolicy, type GraphicsPolicy, reportGraphics } from '#viewer/rendering/volume/graphics.ts';

let known: GraphicsPolicy | undefined;
let isAsked = false;
const listeners = new Set<() => void>();

/**
 * Whether volumes are rendered on this machine; undefined until it has been asked, which waits for a quiet moment, for making a context
 * takes longer than a frame. Asked once a page, and not before someone wants to know.
 */
export function useGraphics(isWanted: boolean): GraphicsPolicy | undefined {
  return useSyncExternalStore(isWanted ? subscribe : never, () => (isWanted ? known : undefined));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!isAsked) {
    isAsked = true;
    whenQuiet(() => {
      known = graphicsPolicy(reportGraphics());
      for (const one of listeners) one();
    });
  }
  return () => listeners.delete(listener);
}

function never(): () => void {
  return () => undefined;
}

/** Safari has no idle callbacks. */
function whenQuiet(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run, 200);
}

/** Why volumes are not rendered here, in a sentence; undefined where they are, and while that is not known. */
export function graphicsWords(
  { volume }: Messages['panes'],
  policy: GraphicsPolicy | undefined,
): string | undefined {
  if (policy?.kind !== 'refused') return undefined;
  const { refusal } = policy;
  const words = volume.graphics;
  return refusal.why === 'software' ? words.software(shortName(refusal.renderer)) : words[refusal.why];
}

/** «SwiftShader» of `ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device …), SwiftShader driver)`. */
function shortName(renderer: string): string {
  const plain = /swiftshader|llvmpipe|softpipe|lavapipe|microsoft basic render driver/i.exec(renderer)?.[0];
  return plain ?? renderer.slice(0, 60);
}
