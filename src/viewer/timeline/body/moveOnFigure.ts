import { type FigurePart } from './figure.ts';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The part that an arrow key leads to: the nearest in that direction, straight ahead before aside. Undefined at the edge. */
export function partAfter(
  key: string,
  parts: readonly FigurePart[],
  from: FigurePart,
): FigurePart | undefined {
  if (key === 'Home') return parts[0];
  if (key === 'End') return parts.at(-1);
  const direction = directions[key];
  if (direction === undefined) return undefined;
  const [dx, dy] = direction;
  const origin = centre(from);
  let best: { readonly part: FigurePart; readonly cost: number } | undefined;
  for (const part of parts) {
    const to = centre(part);
    const ahead = (to.x - origin.x) * dx + (to.y - origin.y) * dy;
    const aside = Math.abs((to.x - origin.x) * dy) + Math.abs((to.y - origin.y) * dx);
    if (part === from || ahead < 4) continue;
    const cost = ahead + aside * 2.5;
    if (best === undefined || cost < best.cost) best = { part, cost };
  }
  return best?.part;
}

function centre({ target }: FigurePart): { readonly x: number; readonly y: number } {
  return { x: target.x + target.width / 2, y: target.y + target.height / 2 };
}
