import { createRequire } from 'node:module';

/** What the samples need of the wasm encoders; the packages carry no types. */
interface Encoder {
  getDecodedBuffer(frame: object): Uint8Array;
  getEncodedBuffer(): Uint8Array;
  encode(): void;
  delete(): void;
}
interface JpegEncoder extends Encoder {
  setProgressive(progressive: boolean): void;
  setQuality(quality: number): void;
  setSubSampling(subSampling: number): void;
}
interface JpegLsEncoder extends Encoder {
  setNearLossless(nearLossless: number): void;
}

export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly samples: 1 | 3;
  /** Interleaved, 8 bits. */
  readonly pixels: Uint8Array;
  readonly quality: number;
  /** Chroma at full width (444) or half (422). */
  readonly chroma?: '444' | '422';
}

export interface Encoders {
  /** Baseline JPEG with a JFIF header; colour is stored as YCbCr. */
  readonly jpeg: (image: Jpeg) => Uint8Array;
  /** Lossless JPEG-LS of one plane of 12 bits. */
  readonly jpegLs: (width: number, height: number, pixels: Uint16Array) => Uint8Array;
}

const require = createRequire(import.meta.url);

export async function openEncoders(): Promise<Encoders> {
  const turbo = await open('@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs', 'JPEGEncoder');
  const charls = await open('@cornerstonejs/codec-charls/wasmjs', 'JpegLSEncoder');
  return {
    jpeg: (image) => encodeJpeg(turbo, image),
    jpegLs: (width, height, pixels) => encodeJpegLs(charls, { width, height }, pixels),
  };
}

type Constructor = new () => unknown;

async function open(name: string, encoder: string): Promise<Constructor> {
  const factory: unknown = require(name);
  if (typeof factory !== 'function') throw new Error(`${name} is not the codec it was`);
  const codec: unknown = await factory();
  const constructor: unknown =
    typeof codec === 'object' && codec !== null ? Reflect.get(codec, encoder) : undefined;
  if (!isConstructor(constructor)) throw new Error(`${name} has no ${encoder}`);
  return constructor;
}

const isConstructor = (value: unknown): value is Constructor => typeof value === 'function';
const isEncoder = (value: unknown): value is Encoder =>
  typeof value === 'object' && value !== null && 'getDecodedBuffer' in value && 'encode' in value;
const isJpegEncoder = (value: unknown): value is JpegEncoder => isEncoder(value) && 'setSubSampling' in value;
const isJpegLsEncoder = (value: unknown): value is JpegLsEncoder =>
  isEncoder(value) && 'setNearLossless' in value;

function encodeJpeg(constructor: Constructor, image: Jpeg): Uint8Array {
  const encoder = new constructor();
  if (!isJpegEncoder(encoder)) throw new Error('the JPEG encoder is not the one it was');
  const { width, height, samples, pixels, quality, chroma = '444' } = image;
  encoder.setProgressive(false);
  encoder.setQuality(quality);
  encoder.setSubSampling(chroma === '422' ? 1 : 0);
  const frame = { width, height, bitsPerSample: 8, componentCount: samples, isSigned: false };
  encoder.getDecodedBuffer(frame).set(pixels);
  encoder.encode();
  const encoded = Uint8Array.from(encoder.getEncodedBuffer());
  encoder.delete();
  return encoded;
}

function encodeJpegLs(
  constructor: Constructor,
  { width, height }: { width: number; height: number },
  pixels: Uint16Array,
): Uint8Array {
  const encoder = new constructor();
  if (!isJpegLsEncoder(encoder)) throw new Error('the JPEG-LS encoder is not the one it was');
  encoder.setNearLossless(0);
  const frame = { width, height, bitsPerSample: 12, componentCount: 1, isSigned: false };
  encoder.getDecodedBuffer(frame).set(new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength));
  encoder.encode();
  const encoded = Uint8Array.from(encoder.getEncodedBuffer());
  encoder.delete();
  return encoded;
}
