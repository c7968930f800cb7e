import { type VideoKind } from './container.ts';
import { type Plan } from './plan.ts';

export interface Work {
  readonly kind: VideoKind;
  readonly plan: Extract<Plan, { readonly kind: 'repack' | 'convert' }>;
  /** Frames a second as the object says, for a stream that says nothing. */
  readonly framesPerSecond: number;
  readonly input: string;
  readonly output: string;
  /** ffmpeg ends in silence at twice this, so that what was cut off is known by its size. */
  readonly mostBytes: number;
}

/** Largest picture of any video transfer syntax (HEVC level 5.1 of PS3.5 8.2.10: 8,912,896 samples), with room for rounding to blocks. */
export const mostPixels = 9_437_184;

/**
 * ffmpeg's arguments for one stream. Files only: no demuxer but the one named, no protocol but `file`, no reference out of an MP4 followed.
 * Every frame that is decoded is written, once, at its own time.
 */
export function ffmpegArguments(work: Work, version: string): readonly string[] {
  return [
    ...words('-nostdin -hide_banner -y -v error'),
    ...input(work),
    ...words('-map 0:V:0 -map 0:a:0? -sn -dn -map_metadata -1 -map_chapters -1'),
    ...(work.plan.kind === 'repack' ? repacked(work) : converted(work, { version, times: work.plan.times })),
    ...words(`-movflags +faststart -fs ${work.mostBytes * 2} -f mp4`),
    `file:${work.output}`,
  ];
}

/** Arguments without spaces in them. */
function words(text: string): readonly string[] {
  return text.split(' ');
}

function input({ kind, plan, framesPerSecond, input }: Work): readonly string[] {
  const isTimeless = plan.format === 'h264' || plan.format === 'hevc';
  return [
    ...words(`-protocol_whitelist file -max_pixels ${mostPixels} -threads 2 -f ${plan.format}`),
    ...(plan.format === 'mov' ? words('-enable_drefs 0 -use_absolute_path 0') : []),
    ...(isTimeless ? ['-framerate', kind.rate ?? String(framesPerSecond)] : []),
    '-i',
    `file:${input}`,
  ];
}

function repacked({ kind, plan }: Work): readonly string[] {
  const tag = kind.codec === 'HEVC' ? words('-tag:v hvc1') : [];
  return [
    ...words('-c:v copy'),
    ...tag,
    ...words(kind.isSoundAac === true || plan.format === 'mov' ? '-c:a copy' : soundAsAac),
  ];
}

const soundAsAac = '-c:a aac -b:a 192k';

interface Converting {
  readonly version: string;
  readonly times: 'own' | 'counted';
}

/** Near the eye's limit; no B-frames and a key frame every half second, so that stepping back is quick. */
function converted({ kind, framesPerSecond }: Work, { version, times }: Converting): readonly string[] {
  const rate = kind.rate ?? String(framesPerSecond);
  // From the first one's own time, so that pictures and sound stay together.
  const counted = times === 'counted' ? [`setpts=N/(${rate})/TB+if(isnan(STARTPTS)\\,0\\,STARTPTS)`] : [];
  return [
    '-vf',
    [...counted, 'pad=ceil(iw/2)*2:ceil(ih/2)*2'].join(','),
    ...everyFrame(version),
    ...words(
      '-enc_time_base -1 -c:v libx264 -preset veryfast -crf 16 -bf 0 -g 12 -pix_fmt yuv420p -threads 2',
    ),
    ...words(soundAsAac),
  ];
}

/** `-fps_mode` came with 5.1; `-vsync` is its older name. */
function everyFrame(version: string): readonly string[] {
  const [major = 99, minor = 0] = (/^n?(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  const isOld = major < 5 || (major === 5 && minor < 1);
  return [isOld ? '-vsync' : '-fps_mode', 'passthrough'];
}
