export type TextReading =
  | { readonly kind: 'read'; readonly text: string; readonly charset: 'stated' | 'assumed' }
  | { readonly kind: 'unreadable'; readonly charset: string }
  | { readonly kind: 'too-large'; readonly megabytes: number };

const mostBytes = 4e6;

/**
 * A plain text's letters: in the character set its media type states, else as UTF-8, else as Windows-1252, which reads anything and is
 * told as a guess. One that is not in the set it states is not shown with other letters.
 */
export function readText(bytes: Uint8Array, media: string): TextReading {
  if (bytes.length > mostBytes) return { kind: 'too-large', megabytes: bytes.length / 1e6 };
  const [, stated] = /;\s*charset="?([\w.:-]+)"?/i.exec(media) ?? [];
  const text = decoded(bytes, stated ?? 'utf-8');
  if (text !== undefined) return { kind: 'read', text, charset: 'stated' };
  if (stated !== undefined) return { kind: 'unreadable', charset: stated };
  const guessed = decoded(bytes, 'windows-1252');
  return guessed === undefined || guessed.includes('\0')
    ? { kind: 'unreadable', charset: 'UTF-8' }
    : { kind: 'read', text: guessed, charset: 'assumed' };
}

/** Undefined where the bytes are not of the set, or no browser knows it. */
function decoded(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
