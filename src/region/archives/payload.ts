import { createReadStream } from 'node:fs';

/** A stretch of a file, read when it is sent. */
export interface FileSegment {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
}

export type Segment = Buffer | FileSegment;

/** A body of known length, of which the files' parts are not yet read. */
export interface Payload {
  readonly segments: readonly Segment[];
  readonly length: number;
}

export const payloadOf = (...buffers: readonly Buffer[]): Payload => ({
  segments: buffers,
  length: buffers.reduce((sum, buffer) => sum + buffer.length, 0),
});

export function concatenated(payloads: readonly Payload[]): Payload {
  return {
    segments: payloads.flatMap(({ segments }) => segments),
    length: payloads.reduce((sum, { length }) => sum + length, 0),
  };
}

/** The bytes from `start` up to but not including `end`. */
export function slice(payload: Payload, start: number, end: number): Payload {
  const segments: Segment[] = [];
  let at = 0;
  for (const segment of payload.segments) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, segment.length)];
    if (from < to)
      segments.push(
        Buffer.isBuffer(segment)
          ? segment.subarray(from, to)
          : { path: segment.path, offset: segment.offset + from, length: to - from },
      );
    at += segment.length;
  }
  return { segments, length: Math.max(0, end - start) };
}

/** The payload's bytes in order. Rejects if a file has become shorter than it was. */
export async function* bytesOf(payload: Payload): AsyncGenerator<Buffer> {
  for (const segment of payload.segments) {
    if (Buffer.isBuffer(segment)) yield segment;
    else if (segment.length > 0) yield* fileBytes(segment);
  }
}

async function* fileBytes({ path, offset, length }: FileSegment): AsyncGenerator<Buffer> {
  let sent = 0;
  const stream = createReadStream(path, {
    start: offset,
    end: offset + length - 1,
    highWaterMark: 256 * 1024,
  });
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a file stream without an encoding gives buffers');
    sent += chunk.length;
    yield chunk;
  }
  if (sent < length) throw new Error('the file has become shorter while it was served');
}
