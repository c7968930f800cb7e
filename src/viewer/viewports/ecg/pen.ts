/** The part of the page that is in sight. Lengths in CSS pixels, `perMillimetre` of them to one on the paper. */
export interface Sight {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly perMillimetre: number;
}

/** ECG paper has its own colours, in both themes. */
export const ink = {
  paper: '#fffaf7',
  fine: '#f7dcd3',
  coarse: '#eaae9f',
  curve: '#11161c',
  over: '#8a1fb0',
  mark: '#7a1f12',
  caliper: '#0a5aa8',
};

/** What of a canvas is drawn with. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'fillRect' | 'fillText' | 'setLineDash'
> &
  Partial<Pick<CanvasRenderingContext2D, 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineJoin' | 'font'>>;
