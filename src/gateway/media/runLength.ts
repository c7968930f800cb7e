/**
 * Decodes an RLE frame (PS3.5 Annex G) to interleaved little endian samples. `samples` × `bytes` segments, the most significant byte
 * plane of each sample first. Throws RangeError when a segment gives more or fewer bytes than there are pixels.
 */
export function decodeRunLength(
  frame: Uint8Array,
  shape: { readonly pixels: number; readonly samples: number; readonly bytes: number },
): Uint8Array {
  const { pixels, samples, bytes } = shape;
  const header = new DataView(frame.buffer, frame.byteOffset, 64);
  const segments = header.getUint32(0, true);
  if (segments !== samples * bytes) throw new RangeError('RLE segments');
  const out = new Uint8Array(pixels * samples * bytes);
  for (let segment = 0; segment < segments; segment += 1) {
    const start = header.getUint32(4 + segment * 4, true);
    const end = segment + 1 < segments ? header.getUint32(8 + segment * 4, true) : frame.length;
    const plane = unpack(frame.subarray(start, end), pixels);
    const sample = Math.floor(segment / bytes);
    const offset = sample * bytes + (bytes - 1 - (segment % bytes));
    for (let pixel = 0; pixel < pixels; pixel += 1) out[pixel * samples * bytes + offset] = plane[pixel] ?? 0;
  }
  return out;
}

/** PackBits; a trailing pad byte is allowed. */
function unpack(segment: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let [at, to] = [0, 0];
  while (to < length && at < segment.length) {
    const control = segment[at] ?? 0;
    at += 1;
    if (control === 128) continue;
    const count = Math.min(control < 128 ? control + 1 : 257 - control, length - to);
    if (control < 128) {
      out.set(segment.subarray(at, at + count), to);
      at += control + 1;
    } else {
      out.fill(segment[at] ?? 0, to, to + count);
      at += 1;
    }
    to += count;
  }
  if (to < length) throw new RangeError('RLE segment too short');
  return out;
}
