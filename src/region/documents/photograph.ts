import { encode } from 'jpeg-js';

import { photographSkin } from '#region/samples/skin.ts';

const width = 960;
const height = 720;

const made: { file?: Buffer } = {};

/** A healing wound on a lower leg, as a ward's camera saves it: a JPEG file with no DICOM about it. Drawn once: it takes a second. */
export function woundPhotograph(): Buffer {
  return (made.file ??= draw());
}

function draw(): Buffer {
  const rgb = photographSkin({
    width,
    height,
    scale: 13,
    x: width * 0.52,
    y: height * 0.46,
    turn: 0.2,
    wound: { length: 24, width: 15, slough: 0.2, necrosis: 0, redness: 0.4 },
    scar: [14, 10],
    place: 'plain',
    balance: [1, 0.99, 0.97],
  });
  const rgba = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at += 1) rgba.set(rgb.subarray(at * 3, at * 3 + 3), at * 4);
  return encode({ data: rgba, width, height }, 88).data;
}
