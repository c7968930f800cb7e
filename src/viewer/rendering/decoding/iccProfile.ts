/**
 * Whether a profile can manage the colours of an RGB image (ICC.1 7.2): of RGB, to a connection space, with a whole table of tags that
 * holds a matrix with its curves, or a lookup table. What fails here a browser would pass over without a word.
 */
export function isRgbProfile(profile: Uint8Array): boolean {
  if (profile.length < 132) return false;
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const name = (at: number) => String.fromCharCode(...profile.subarray(at, at + 4));
  const isWhole = view.getUint32(0) <= profile.length && name(36) === 'acsp';
  if (!isWhole || name(16) !== 'RGB ' || !['XYZ ', 'Lab '].includes(name(20))) return false;
  const count = view.getUint32(128);
  if (count > 100 || 132 + count * 12 > profile.length) return false;
  const tags = Array.from({ length: count }, (_, index) => ({
    name: name(132 + index * 12),
    end: view.getUint32(136 + index * 12) + view.getUint32(140 + index * 12),
  }));
  if (tags.some(({ end }) => end > profile.length)) return false;
  const names = new Set(tags.map((tag) => tag.name));
  return names.has('A2B0') || matrixTags.every((tag) => names.has(tag));
}

const matrixTags = ['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'];
