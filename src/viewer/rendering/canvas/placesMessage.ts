import * as v from 'valibot';

export const Vector = v.pipe(v.tuple([v.number(), v.number(), v.number()]), v.readonly());
export const Rigid = v.object({
  rows: v.pipe(v.tuple([Vector, Vector, Vector]), v.readonly()),
  shift: Vector,
});
export const LaidOn = v.object({ frameOfReferenceUid: v.string(), placing: Rigid });
export const Plane = v.object({
  row: Vector,
  column: Vector,
  normal: Vector,
  position: Vector,
  frameOfReferenceUid: v.exactOptional(v.string()),
});
export const Spacing = v.object({ row: v.number(), column: v.number() });

const Pointed = v.object({ frameOfReferenceUid: v.string(), place: Vector });
const Rectangle = v.object({ plane: Plane, spacing: Spacing, rows: v.number(), columns: v.number() });
const Image = v.object({
  rectangle: Rectangle,
  edges: v.pipe(v.array(Rectangle), v.maxLength(2), v.readonly()),
  space: v.undefinedable(v.object({ frameOfReferenceUid: v.string(), placing: Rigid })),
});
const Count = v.object({ shown: v.number(), total: v.number() });

/** Where the cursor and the active slice of a window lie in the patient: coordinates, and nothing of what lies there. */
const Message = v.variant('told', [
  /** Without a place: the cursor has been let go. */
  v.object({ told: v.literal('pointed'), at: v.optional(Pointed) }),
  /** The user's hand is in that window; with its active slice where lines are drawn. */
  v.object({
    told: v.literal('hand'),
    leading: v.optional(v.object({ image: v.undefinedable(Image) })),
  }),
  /** How many canvases of that window show what the hand in this one does. */
  v.object({ told: v.literal('shows'), cursor: Count, line: Count }),
]);
export type PlacesMessage = v.InferOutput<typeof Message>;

/** Undefined for all else. */
export function parsePlacesMessage(body: unknown): PlacesMessage | undefined {
  const parsed = v.safeParse(Message, body);
  return parsed.success ? parsed.output : undefined;
}
