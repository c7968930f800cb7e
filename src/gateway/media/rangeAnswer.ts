/** Which bytes of a file to send (RFC 9110 14). `undefined` range: all of it. */
export type RangeAnswer =
  { readonly status: 200 | 206; readonly from: number; readonly to: number } | { readonly status: 416 };

/** `to` is inclusive. One range only; several, or a form not understood, are answered with the whole. */
export function rangeAnswer(
  range: string | undefined,
  size: number,
  condition: { readonly ifRange: string | undefined; readonly etag: string },
): RangeAnswer {
  const whole = { status: 200, from: 0, to: size - 1 } as const;
  if (range === undefined || (condition.ifRange !== undefined && condition.ifRange !== condition.etag))
    return whole;
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (first === '' && last === '') return whole;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? { status: 416 } : { status: 206, from: size - length, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return whole;
  return from >= size ? { status: 416 } : { status: 206, from, to };
}
