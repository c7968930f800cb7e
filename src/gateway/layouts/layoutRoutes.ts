import { type FastifyInstance, type FastifyRequest } from 'fastify';
import * as v from 'valibot';

import { Refusal } from '#gateway/gate.ts';
import { LayoutWish, type SavedLayout } from '#protocol/hanging.ts';

import { type Layouts } from './layouts.ts';

const base = '/api/contexts/:contextId/layouts';

/** The user's saved layouts (`#protocol/paths.ts`). `ownerOf` refuses whoever has no right to the context named. */
export function layoutRoutes(
  server: FastifyInstance,
  layouts: Layouts,
  ownerOf: (request: FastifyRequest) => Promise<string>,
): void {
  server.get(base, async (request) => layouts.list(await ownerOf(request)));

  server.post(base, async (request): Promise<SavedLayout> => {
    const owner = await ownerOf(request);
    const saved = await layouts.add(owner, wishIn(request));
    if (saved === undefined) throw new Refusal(409, 'bad-request', { detail: 'too many layouts' });
    return saved;
  });

  server.put<{ Params: { layoutId: string } }>(`${base}/:layoutId`, async (request): Promise<SavedLayout> => {
    const owner = await ownerOf(request);
    const { layoutId } = request.params;
    const wish = wishIn(request);
    if (!(await layouts.change(owner, layoutId, wish))) throw new Refusal(404, 'not-found');
    return { layoutId, ...wish };
  });

  server.delete<{ Params: { layoutId: string } }>(`${base}/:layoutId`, async (request) => {
    if (!(await layouts.remove(await ownerOf(request), request.params.layoutId)))
      throw new Refusal(404, 'not-found');
    return {};
  });
}

/** Only a rule is kept, whatever else is sent. */
function wishIn({ body }: FastifyRequest): LayoutWish {
  const parsed = v.safeParse(LayoutWish, body);
  if (!parsed.success) throw new Refusal(400, 'bad-request', { detail: 'not a layout' });
  return parsed.output;
}
