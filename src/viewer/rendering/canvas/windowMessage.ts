import * as v from 'valibot';

import { LaidOn, Plane, Spacing, Vector } from './placesMessage.ts';

/** What canvases of one window tell those of another, as plain values: places, views and windows, no pixels and no names. */

const Middle = v.object({ place: Vector, normal: Vector });

const FarPane = v.object({
  id: v.string(),
  displaySet: v.string(),
  studyInstanceUid: v.string(),
  kind: v.string(),
  modality: v.optional(v.string()),
  shares: v.object({
    scroll: v.boolean(),
    view: v.boolean(),
    window: v.boolean(),
    cine: v.boolean(),
    orientation: v.boolean(),
  }),
  leads: v.boolean(),
  count: v.number(),
  lines: v.optional(v.object({ first: Plane, along: v.pipe(v.array(v.number()), v.readonly()) })),
  index: v.number(),
  middle: v.optional(Middle),
  laidOn: v.optional(LaidOn),
});
export type FarPane = v.InferOutput<typeof FarPane>;

const View = v.object({
  zoom: v.union([v.literal('fit'), v.number(), v.object({ columns: v.number(), rows: v.number() })]),
  offsetX: v.number(),
  offsetY: v.number(),
  rotation: v.number(),
  isFlipped: v.boolean(),
  against: v.exactOptional(v.picklist(['left', 'right'])),
});
const ShownView = v.object({
  view: View,
  image: v.object({ columns: v.number(), rows: v.number(), aspect: v.number() }),
  canvas: v.object({ width: v.number(), height: v.number() }),
  millimetresPerColumn: v.undefinedable(v.number()),
  place: v.undefinedable(v.object({ plane: Plane, spacing: Spacing })),
  laidOn: v.undefinedable(LaidOn),
});

const Message = v.variant('told', [
  /** All that may be followed there, and where it stands; told in answer, it wants none. */
  v.object({
    told: v.literal('panes'),
    panes: v.pipe(v.array(FarPane), v.readonly()),
    wants: v.picklist(['answer', 'nothing']),
  }),
  v.object({
    told: v.literal('scrolled'),
    id: v.string(),
    index: v.number(),
    middle: v.optional(Middle),
  }),
  v.object({ told: v.literal('moved'), id: v.string(), shown: ShownView }),
  v.object({
    told: v.literal('turned'),
    id: v.string(),
    turn: v.picklist([90, -90, 'horizontal', 'vertical']),
  }),
  v.object({
    told: v.literal('windowed'),
    id: v.string(),
    window: v.optional(v.object({ center: v.number(), width: v.number() })),
  }),
]);
export type WindowMessage = v.InferOutput<typeof Message>;

/** Undefined for what another version of the viewer may have sent: it is not followed. */
export function parseWindowMessage(body: unknown): WindowMessage | undefined {
  const parsed = v.safeParse(Message, body);
  return parsed.success ? parsed.output : undefined;
}
