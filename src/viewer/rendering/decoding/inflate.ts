import { FrameFailure } from '#dicom/frame.ts';

/** By name, so that a test can take one away at a time. */
export const inflateChecks = {
  surplus(written: number, length: number): void {
    if (written > length + (length % 2))
      throw new FrameFailure('wrong-size', `deflated frame holds more than ${length} bytes`);
  },
  shortage(written: number, length: number): void {
    if (written < length)
      throw new FrameFailure('wrong-size', `deflated frame holds ${written} bytes where ${length} were due`);
  },
};

/**
 * Inflates to exactly `length` bytes (or one pad byte more) and stops as soon as more would come: a bomb costs nothing. A fragment is
 * made even by a zero behind the stream (PS3.5 A.4), which browsers take for damage: then the stream without it must be whole.
 */
export async function inflateExactly(
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const isPadded = bytes.length > 1 && bytes.length % 2 === 0 && bytes.at(-1) === 0;
  return inflate(bytes, length).catch((cause: unknown) => {
    if (!isPadded || !(cause instanceof FrameFailure) || cause.reason !== 'damaged') throw cause;
    return inflate(bytes.subarray(0, -1), length);
  });
}

async function inflate(bytes: Uint8Array<ArrayBuffer>, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Uint8Array(length + (length % 2));
  let written = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      inflateChecks.surplus(written + part.value.length, length);
      out.set(part.value, written);
      written += part.value.length;
    }
  } catch (cause) {
    await reader.cancel().catch(() => undefined);
    if (cause instanceof FrameFailure) throw cause;
    throw new FrameFailure('damaged', 'deflated frame cannot be inflated', { cause });
  }
  inflateChecks.shortage(written, length);
  return out.subarray(0, length);
}
