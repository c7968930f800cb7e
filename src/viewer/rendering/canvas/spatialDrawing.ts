import { type Point } from '#viewer/rendering/painting/view.ts';

const svg = 'http://www.w3.org/2000/svg';
/** CSS pixels that a letter of a sentence takes, at most in the mean. */
const letter = 6.4;
/** CSS pixels from the middle of a cross that stay free, and where its arms end. */
const gap = 4;
const arm = 16;

export function clearMarks(layer: SVGElement): void {
  if (layer.childElementCount > 0) layer.replaceChildren();
  delete layer.dataset['cursor'];
  delete layer.dataset['line'];
  delete layer.dataset['edges'];
}

interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** Where a slice cuts this image, and fainter where its stack begins and ends; for whoever tests it, the layer says from where to where. */
export function drawLine(layer: SVGElement, line: Line, edges: readonly Line[]): void {
  for (const edge of edges) drawEdge(layer, edge);
  const ends = [line.from, line.to] as const;
  layer.dataset['line'] = written(line);
  layer.dataset['edges'] = edges.map(written).join(' ');
  stroke(layer, ends, { colour: '#000', width: 3, opacity: 0.5 });
  stroke(layer, ends, { colour: '#ffd166', width: 1.25, opacity: 0.95, dash: '6 4' });
}

function drawEdge(layer: SVGElement, { from, to }: Line): void {
  stroke(layer, [from, to], { colour: '#000', width: 2, opacity: 0.35 });
  stroke(layer, [from, to], { colour: '#ffd166', width: 1, opacity: 0.8, dash: '2 5' });
}

function written({ from, to }: Line): string {
  return [from.x, from.y, to.x, to.y].map((value) => value.toFixed(2)).join(',');
}

/** Two short lines with an open middle, so that what is pointed at is seen. */
export function drawCross(layer: SVGElement, { x, y }: Point): void {
  layer.dataset['cursor'] = `${x.toFixed(2)},${y.toFixed(2)}`;
  const arms: readonly (readonly [Point, Point])[] = [
    [
      { x: x - arm, y },
      { x: x - gap, y },
    ],
    [
      { x: x + gap, y },
      { x: x + arm, y },
    ],
    [
      { x, y: y - arm },
      { x, y: y - gap },
    ],
    [
      { x, y: y + gap },
      { x, y: y + arm },
    ],
  ];
  for (const ends of arms) stroke(layer, ends, { colour: '#000', width: 4, opacity: 0.6 });
  for (const ends of arms) stroke(layer, ends, { colour: '#7cf3c1', width: 1.75, opacity: 1 });
}

/** CSS pixels between lines of a sentence, and those of a pane's lower corners that stay free: more of them where the pane is so high that they are filled. */
const leading = 16;
const corners = { low: 56, high: 104 } as const;
const highFrom = 240;

/** Why there is no cross or no line here, above what stands in the lower corners of the picture, one sentence above the other. */
export function drawSentence(
  layer: SVGElement,
  { words, of }: { readonly words: string; readonly of: 'cursor' | 'line' },
): void {
  const text = document.createElementNS(svg, 'text');
  const { clientWidth: width = 0, clientHeight: height = 0 } = layer.closest('svg') ?? {};
  const lines = wrapped(words, width / letter);
  const below = layer.querySelectorAll('[data-why] > tspan').length;
  const foot = height - (height < highFrom ? corners.low : corners.high) - below * leading;
  text.append(...lines.map((line, index) => lineOf(line, index)));
  text.dataset['why'] = of;
  text.setAttribute('y', String(foot - (lines.length - 1) * leading));
  text.setAttribute('text-anchor', 'middle');
  text.setAttribute('fill', '#fff');
  text.setAttribute('stroke', '#000');
  text.setAttribute('stroke-width', '3');
  text.setAttribute('paint-order', 'stroke');
  text.setAttribute('font-size', '13');
  layer.append(text);
}

function lineOf(words: string, index: number): SVGElement {
  const line = document.createElementNS(svg, 'tspan');
  line.textContent = words;
  line.setAttribute('x', '50%');
  if (index > 0) line.setAttribute('dy', String(leading));
  return line;
}

/** Whole words in lines of so many letters at most; the spaces between lines stay at their ends, for whoever reads it whole. */
function wrapped(words: string, letters: number): readonly string[] {
  return words.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined) return [word];
    if (last.length + 1 + word.length <= letters) return [...lines.slice(0, -1), `${last} ${word}`];
    return [...lines.slice(0, -1), `${last} `, word];
  }, []);
}

function stroke(
  layer: SVGElement,
  [from, to]: readonly [Point, Point],
  look: { readonly colour: string; readonly width: number; readonly opacity: number; readonly dash?: string },
): void {
  const line = document.createElementNS(svg, 'line');
  line.setAttribute('x1', from.x.toFixed(2));
  line.setAttribute('y1', from.y.toFixed(2));
  line.setAttribute('x2', to.x.toFixed(2));
  line.setAttribute('y2', to.y.toFixed(2));
  line.setAttribute('stroke', look.colour);
  line.setAttribute('stroke-width', String(look.width));
  line.setAttribute('stroke-opacity', String(look.opacity));
  if (look.dash !== undefined) line.setAttribute('stroke-dasharray', look.dash);
  layer.append(line);
}
