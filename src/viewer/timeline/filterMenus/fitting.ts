import { type RefObject, useLayoutEffect, useState } from 'react';

/** How many of a line's pieces stand on it, the first ones first; where not all do, `more` (as wide as it is) stands after them. Pixels. */
export function fittingIn(room: number, widths: readonly number[], more: number): number {
  const ends = widths.map((_, at) => widths.slice(0, at + 1).reduce((sum, width) => sum + width, 0));
  if ((ends.at(-1) ?? 0) <= room) return widths.length;
  return ends.filter((end) => end + more <= room).length;
}

/**
 * How many of an element's children stand on its one line; the last child is what stands for the others. Children that do not must stay in the
 * page, out of sight and out of the line, so that they can be measured; measuring them then moves nothing.
 */
export function useFitting(line: RefObject<HTMLElement | null>): number {
  const [fitting, setFitting] = useState(Infinity);
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return undefined;
    const measure = () => {
      const widths = [...element.children].map((child) => child.getBoundingClientRect().width);
      setFitting(fittingIn(element.clientWidth, widths.slice(0, -1), widths.at(-1) ?? 0));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    return () => sizes.disconnect();
  }, [line]);
  return fitting;
}
