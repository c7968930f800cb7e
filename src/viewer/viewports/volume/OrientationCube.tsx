import { type Vector } from '#dicom/geometry.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PaintedVolume } from '#viewer/rendering/volume/volume.ts';

interface Face {
  readonly letter: string;
  readonly corners: string;
  readonly middle: readonly [number, number];
  /** How squarely it is turned to the eye, of 1. */
  readonly facing: number;
}

/** A cube that lies as the patient lies, its sides named by the way they look. */
export function OrientationCube({ towards }: Pick<PaintedVolume, 'towards'>) {
  const { volume } = useMessages().panes;
  return (
    <svg className="volume-cube" viewBox="-2 -2 4 4">
      <title>{volume.cube}</title>
      {facesOf(towards).map(({ letter, corners, middle, facing }) => (
        <g key={letter}>
          <polygon points={corners} style={{ fillOpacity: 0.35 + 0.5 * facing }} />
          {facing > 0.4 && (
            <text x={middle[0]} y={middle[1]}>
              {letter}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The sides that are turned to the eye: three at most. */
function facesOf({ left, back, head }: PaintedVolume['towards']): readonly Face[] {
  const axes = [
    { out: left, across: back, along: head, letters: ['L', 'R'] },
    { out: back, across: left, along: head, letters: ['P', 'A'] },
    { out: head, across: left, along: back, letters: ['H', 'F'] },
  ] as const;
  return axes.map(({ out, across, along, letters }): Face => {
    // Seen components go right, down and away from the eye: what looks at it goes the other way.
    const sign = out[2] < 0 ? 1 : -1;
    const corner = (u: 1 | -1, v: 1 | -1) =>
      [0, 1].map((at) => part(out, at) * sign + part(across, at) * u + part(along, at) * v).join(',');
    return {
      letter: letters[sign === 1 ? 0 : 1],
      corners: [corner(1, 1), corner(1, -1), corner(-1, -1), corner(-1, 1)].join(' '),
      middle: [out[0] * sign, out[1] * sign],
      facing: Math.abs(out[2]),
    };
  });
}

function part(of: Vector, at: number): number {
  return of[at] ?? 0;
}
