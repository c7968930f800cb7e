/**
 * Hot Iron (PS3.6 B.1.1) as little-endian RGBA words: red rises over the first half, green over the second, blue over the last quarter,
 * and each then stays full. The last entry is white altogether.
 */
export const hotIron = Uint32Array.from({ length: 256 }, (_, entry) => {
  if (entry === 255) return 0xffff_ffff;
  const red = Math.min(255, entry * 2);
  const green = Math.min(255, Math.max(0, (entry - 128) * 2));
  const blue = Math.min(255, Math.max(0, (entry - 192) * 4));
  return (0xff00_0000 | (blue << 16) | (green << 8) | red) >>> 0;
});
