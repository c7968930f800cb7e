import { type nbVideo } from './nbVideo.ts';
import { enNumber } from './numbers.ts';

/** Words of films, English. */
export const enVideo: typeof nbVideo = {
  video: {
    converting: 'Fetching the video and converting it for display …',
    converted: 'Converted for display',
    convertedLong: (stored) =>
      `Stored as ${stored}, which the browser does not play. What is shown has been converted to H.264, with somewhat more loss than the original.`,
    undecodable: 'The browser cannot decode the video.',
    interrupted: 'The connection was lost while the video was being fetched.',
    waiting: 'Waiting for more of the video …',
    needsConverting: (stored) =>
      `It is stored as ${stored}, which the browser cannot play, and must be converted first.`,
    converterMissing:
      'The program ffmpeg, which does the converting, is not installed on the Lysbilde server. Ask whoever runs it to install it.',
    unknownStream: 'The object holds no video stream that Lysbilde recognises.',
    volume: 'Volume',
    variable: 'variable',
    streamRate: (perSecond) => `${enNumber(perSecond, 1)} frames/s by the video stream`,
    rateDiffers: (stated, stream) =>
      `The object says ${enNumber(stated, 1)} frames/s, but the video stream has ${enNumber(stream, 1)}. It is played at its own rate.`,
    rateDiffersShort: (stated, stream) =>
      `${enNumber(stream, stream < 10 ? 1 : 0)} fps, stated ${enNumber(stated, stated < 10 ? 1 : 0)}`,
    fault: {
      count: ({ shown, stated }) =>
        `The object says that it has ${enNumber(stated)} frames, but the video stream has ${enNumber(shown)}. The numbers follow the stream.`,
      hidden: ({ hidden }) =>
        `The video file's own edit list leaves out ${enNumber(hidden)} frames. They are not shown.`,
      broken: () => 'There are faults in the video stream. Frames may be missing or broken.',
    },
    faultShort: {
      count: ({ shown, stated }) => `${enNumber(shown)} of ${enNumber(stated)} stated frames`,
      hidden: ({ hidden }) => `${enNumber(hidden)} frames cut away`,
      broken: () => 'Faults in the video stream',
    },
  },
};
