import { type DisplayShutter, type Opening } from '#dicom/displayShutter.ts';
import { type ImageSize } from './view.ts';

/** Paints over what a shutter hides; the context is in image pixels already. */
export function paintShutter(
  context: CanvasRenderingContext2D,
  { openings, colour }: DisplayShutter,
  image: ImageSize,
): void {
  context.save();
  context.beginPath();
  context.rect(0, 0, image.columns, image.rows);
  context.clip();
  context.fillStyle = `rgb(${colour.join(' ')})`;
  for (const opening of openings) {
    const [left, top, right, bottom] = boundsOf(opening, image);
    // All around, also where the opening reaches beyond the image: what is inside both outlines is open.
    const [x, y] = [Math.min(0, left) - 1, Math.min(0, top) - 1];
    context.beginPath();
    context.rect(x, y, Math.max(image.columns, right) + 1 - x, Math.max(image.rows, bottom) + 1 - y);
    outline(context, opening, image);
    context.fill('evenodd');
  }
  context.restore();
}

function outline(context: CanvasRenderingContext2D, opening: Opening, image: ImageSize): void {
  switch (opening.kind) {
    case 'rectangle':
      context.rect(opening.left, opening.top, opening.right - opening.left, opening.bottom - opening.top);
      return;
    case 'circle':
      context.moveTo(opening.x + opening.radius, opening.y);
      context.ellipse(opening.x, opening.y, opening.radius, opening.radius / image.aspect, 0, 0, 2 * Math.PI);
      return;
    case 'polygon':
      opening.points.forEach(({ x, y }, index) => {
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      });
      context.closePath();
  }
}

function boundsOf(
  opening: Opening,
  image: ImageSize,
): readonly [left: number, top: number, right: number, bottom: number] {
  switch (opening.kind) {
    case 'rectangle':
      return [opening.left, opening.top, opening.right, opening.bottom];
    case 'circle': {
      const [across, down] = [opening.radius, opening.radius / image.aspect];
      return [opening.x - across, opening.y - down, opening.x + across, opening.y + down];
    }
    case 'polygon': {
      const [xs, ys] = [opening.points.map(({ x }) => x), opening.points.map(({ y }) => y)];
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    }
  }
}
