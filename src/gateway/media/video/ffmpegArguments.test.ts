import { expect, test } from 'vitest';

import { ffmpegArguments, type Work } from './ffmpegArguments.ts';

const work: Work = {
  kind: { container: 'MPEG-PS', codec: 'MPEG-2', rate: '25' },
  plan: { kind: 'convert', format: 'mpeg', times: 'counted' },
  framesPerSecond: 25,
  input: '/private/stored',
  output: '/private/made.mp4',
  mostBytes: 1000,
};

test('ffmpeg is told which demuxer to use, and may open files alone', () => {
  const args = ffmpegArguments(work, '5.1.9');
  const input = args.slice(0, args.indexOf('-i'));
  expect(input.join(' ')).toContain('-protocol_whitelist file ');
  expect(input.join(' ')).toMatch(/-f mpeg$/);
  expect(args[args.indexOf('-i') + 1]).toBe('file:/private/stored');
  expect(args.at(-1)).toBe('file:/private/made.mp4');
});

test('what can be kept as it is, is copied; MPEG-2 is re-encoded frame by frame', () => {
  const repacked = ffmpegArguments(
    {
      ...work,
      kind: { container: 'MPEG-TS', codec: 'HEVC', isSoundAac: true },
      plan: { kind: 'repack', format: 'mpegts' },
    },
    '5.1.9',
  ).join(' ');
  expect(repacked).toContain('-c:v copy -tag:v hvc1 -c:a copy');
  expect(ffmpegArguments(work, '5.1.9').join(' ')).toContain('-fps_mode passthrough');
  expect(ffmpegArguments(work, '4.4.2-0ubuntu0.22.04.1').join(' ')).toContain('-vsync passthrough');
  expect(ffmpegArguments(work, 'n7.1').join(' ')).toContain('-fps_mode passthrough');
  expect(ffmpegArguments(work, 'N-112233-gabcdef').join(' ')).toContain('-fps_mode passthrough');
});
