import { type RawDataset, type RawElement } from './elements.ts';
import { littleEndian } from './binaryValues.ts';
import { withObject } from './dicomObject.ts';
import { type Payload, payloadOf } from './payload.ts';
import { type PixelSource, type Pixels, readPixels, stretches } from './pixels.ts';

/**
 * The parts of one attribute's value, addressed by its tag path (tags and item indexes from 0): one part for a plain value,
 * the offset table and the fragments for encapsulated pixel data. Undefined where there is no such attribute.
 */
export function bulkParts(source: PixelSource, tagPath: readonly string[]): readonly Payload[] | undefined {
  if (tagPath.length === 1 && tagPath[0]?.startsWith('7FE000') === true)
    return pixelParts(source, readPixels(source));
  return withObject(source.path, { wants: (tag) => tag === tagPath[0], headerOnly: false }, (object) => {
    const element = elementAt(object.elements, tagPath);
    if (element === undefined || element.items !== undefined) return undefined;
    if (!object.bigEndian) return [stretches(source, [element])];
    return [payloadOf(littleEndian(element.vr, object.bytes.at(element.offset, element.length)))];
  });
}

function pixelParts(source: PixelSource, pixels: Pixels): readonly Payload[] | undefined {
  switch (pixels.kind) {
    case 'encapsulated':
    case 'video':
      return [pixels.offsetTable, ...pixels.fragments].map((stretch) => stretches(source, [stretch]));
    case 'native':
      // Big endian pixels are fetched as frames, which put their bytes in order.
      return pixels.bigEndian ? undefined : [stretches(source, [pixels.element])];
    case 'none':
    case 'unreadable':
      break;
  }
  return undefined;
}

function elementAt(elements: RawDataset, [tag, index, ...rest]: readonly string[]): RawElement | undefined {
  const element = elements.find((candidate) => candidate.tag === tag);
  if (element === undefined || index === undefined) return element;
  const item = element.items?.[Number(index)];
  return item === undefined ? undefined : elementAt(item, rest);
}

/** The media file inside a video object: its fragments joined, with the container's own type. */
export function videoOf(
  source: PixelSource,
): { readonly contentType: string; readonly payload: Payload } | undefined {
  const pixels = readPixels(source);
  if (pixels.kind !== 'video') return undefined;
  const payload = stretches(source, pixels.fragments);
  const head = withObject(source.path, { wants: () => false, headerOnly: true }, ({ bytes }) =>
    Buffer.from(bytes.at(pixels.fragments[0]?.offset ?? 0, 12)),
  );
  return { contentType: containerOf(head), payload };
}

function containerOf(head: Buffer): string {
  if (head.toString('latin1', 4, 8) === 'ftyp') return 'video/mp4';
  if (head[0] === 0x47) return 'video/mp2t';
  return 'video/mpeg';
}
