export type Codec =
  | 'native'
  | 'rle'
  | 'jpeg-baseline'
  | 'jpeg-extended'
  | 'jpeg-lossless'
  | 'jpeg-ls'
  | 'jpeg-2000'
  | 'htj2k'
  | 'jpeg-xl'
  | 'mpeg-2'
  | 'h264'
  | 'hevc'
  | 'deflated-frame';

export interface TransferSyntax {
  readonly uid: string;
  readonly name: string;
  readonly codec: Codec;
  /** The encoding itself can lose (a lossless one may still carry pixels that were lossy before: see 0028,2110). */
  readonly lossy: boolean;
  /** Frames of the native kinds are little endian unless this is set. */
  readonly bigEndian?: true;
}

const table: readonly TransferSyntax[] = [
  { uid: '1.2.840.10008.1.2', name: 'Implicit VR Little Endian', codec: 'native', lossy: false },
  { uid: '1.2.840.10008.1.2.1', name: 'Explicit VR Little Endian', codec: 'native', lossy: false },
  {
    uid: '1.2.840.10008.1.2.1.99',
    name: 'Deflated Explicit VR Little Endian',
    codec: 'native',
    lossy: false,
  },
  { uid: '1.2.840.10008.1.2.8.1', name: 'Deflated Image Frame', codec: 'deflated-frame', lossy: false },
  {
    uid: '1.2.840.10008.1.2.2',
    name: 'Explicit VR Big Endian',
    codec: 'native',
    lossy: false,
    bigEndian: true,
  },
  { uid: '1.2.840.10008.1.2.4.50', name: 'JPEG Baseline', codec: 'jpeg-baseline', lossy: true },
  { uid: '1.2.840.10008.1.2.4.51', name: 'JPEG Extended', codec: 'jpeg-extended', lossy: true },
  { uid: '1.2.840.10008.1.2.4.57', name: 'JPEG Lossless', codec: 'jpeg-lossless', lossy: false },
  { uid: '1.2.840.10008.1.2.4.70', name: 'JPEG Lossless SV1', codec: 'jpeg-lossless', lossy: false },
  { uid: '1.2.840.10008.1.2.4.80', name: 'JPEG-LS', codec: 'jpeg-ls', lossy: false },
  { uid: '1.2.840.10008.1.2.4.81', name: 'JPEG-LS (near-lossless)', codec: 'jpeg-ls', lossy: true },
  { uid: '1.2.840.10008.1.2.4.90', name: 'JPEG 2000 (lossless)', codec: 'jpeg-2000', lossy: false },
  { uid: '1.2.840.10008.1.2.4.91', name: 'JPEG 2000', codec: 'jpeg-2000', lossy: true },
  { uid: '1.2.840.10008.1.2.4.100', name: 'MPEG-2 MP@ML', codec: 'mpeg-2', lossy: true },
  { uid: '1.2.840.10008.1.2.4.100.1', name: 'MPEG-2 MP@ML (fragmentable)', codec: 'mpeg-2', lossy: true },
  { uid: '1.2.840.10008.1.2.4.101', name: 'MPEG-2 MP@HL', codec: 'mpeg-2', lossy: true },
  { uid: '1.2.840.10008.1.2.4.101.1', name: 'MPEG-2 MP@HL (fragmentable)', codec: 'mpeg-2', lossy: true },
  { uid: '1.2.840.10008.1.2.4.102', name: 'H.264 High', codec: 'h264', lossy: true },
  { uid: '1.2.840.10008.1.2.4.102.1', name: 'H.264 High (fragmentable)', codec: 'h264', lossy: true },
  { uid: '1.2.840.10008.1.2.4.103', name: 'H.264 High BD', codec: 'h264', lossy: true },
  { uid: '1.2.840.10008.1.2.4.103.1', name: 'H.264 High BD (fragmentable)', codec: 'h264', lossy: true },
  { uid: '1.2.840.10008.1.2.4.104', name: 'H.264 High 2D', codec: 'h264', lossy: true },
  { uid: '1.2.840.10008.1.2.4.105', name: 'H.264 High 3D', codec: 'h264', lossy: true },
  { uid: '1.2.840.10008.1.2.4.106', name: 'H.264 Stereo High', codec: 'h264', lossy: true },
  { uid: '1.2.840.10008.1.2.4.107', name: 'HEVC Main', codec: 'hevc', lossy: true },
  { uid: '1.2.840.10008.1.2.4.108', name: 'HEVC Main 10', codec: 'hevc', lossy: true },
  { uid: '1.2.840.10008.1.2.4.110', name: 'JPEG XL (lossless)', codec: 'jpeg-xl', lossy: false },
  { uid: '1.2.840.10008.1.2.4.111', name: 'JPEG XL (JPEG recompression)', codec: 'jpeg-xl', lossy: true },
  { uid: '1.2.840.10008.1.2.4.112', name: 'JPEG XL', codec: 'jpeg-xl', lossy: true },
  { uid: '1.2.840.10008.1.2.4.201', name: 'HTJ2K (lossless)', codec: 'htj2k', lossy: false },
  { uid: '1.2.840.10008.1.2.4.202', name: 'HTJ2K (lossless, RPCL)', codec: 'htj2k', lossy: false },
  { uid: '1.2.840.10008.1.2.4.203', name: 'HTJ2K', codec: 'htj2k', lossy: true },
  { uid: '1.2.840.10008.1.2.5', name: 'RLE', codec: 'rle', lossy: false },
];

const byUid = new Map(table.map((syntax) => [syntax.uid, syntax]));

/** The transfer syntax of PS3.6 A-1 with this UID; undefined for one Lysbilde does not know. Never guess in its place. */
export function transferSyntax(uid: string): TransferSyntax | undefined {
  return byUid.get(uid);
}

export function isVideoCodec(codec: Codec): boolean {
  return codec === 'mpeg-2' || codec === 'h264' || codec === 'hevc';
}
