import * as v from 'valibot';

import { startElementId, ViewerConfig } from '#protocol/config.ts';
import { Session } from '#protocol/session.ts';

/** What the viewer must know before it can ask anyone anything. */
export const Start = v.object({ session: Session, config: ViewerConfig });
export type Start = v.InferOutput<typeof Start>;

/** `/p/{contextId}/…`; undefined for any other address. */
export function contextIdOf(pathname: string): string | undefined {
  const match = /^\/p\/([^/]+)(?:\/|$)/.exec(pathname);
  try {
    return match?.[1] === undefined ? undefined : decodeURIComponent(match[1]);
  } catch {
    return undefined;
  }
}

/** The answers the gateway wrote into the page; undefined where it wrote none, or something else, or for another context. */
export function startIn(page: Document, contextId: string): Start | undefined {
  const element = page.getElementById(startElementId);
  const text = element?.textContent ?? '';
  // It names the patient, and must not outlive a lock.
  element?.remove();
  const parsed = v.safeParse(Start, parseJson(text));
  return parsed.success && parsed.output.session.contextId === contextId ? parsed.output : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
