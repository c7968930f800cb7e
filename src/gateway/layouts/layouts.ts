import { randomBytes } from 'node:crypto';

import * as v from 'valibot';

import { type Database } from '#gateway/database/database.ts';
import { HangingRule, type LayoutWish, mostLayouts, type SavedLayout } from '#protocol/hanging.ts';

export type Layouts = ReturnType<typeof openLayouts>;

const LayoutRow = v.object({ layout_id: v.string(), is_automatic: v.boolean(), rule: v.unknown() });

/**
 * What each user has saved from the screen, under a hash of who that is. A rule says what kind of pictures stand where and is checked as one
 * on its way in and out, so that nothing else can be kept here.
 */
export function openLayouts(database: Database, now: () => number) {
  return {
    /** Oldest first. One that an older gateway kept and that is no rule any more is left out. */
    list: async (owner: string): Promise<readonly SavedLayout[]> => {
      const rows = await database.query(
        'select layout_id, rule, is_automatic from layouts where owner = $1 order by created_at, layout_id',
        [owner],
      );
      return v.parse(v.array(LayoutRow), rows).flatMap(({ layout_id, rule, is_automatic }) => {
        const parsed = v.safeParse(HangingRule, rule);
        return parsed.success
          ? [{ layoutId: layout_id, isAutomatic: is_automatic, rule: parsed.output }]
          : [];
      });
    },

    /** Undefined where the user keeps as many as may be kept. */
    add: (owner: string, wish: LayoutWish): Promise<SavedLayout | undefined> =>
      database.transaction(async (queries) => {
        const [count] = await queries.query('select count(*)::integer as n from layouts where owner = $1', [
          owner,
        ]);
        if (count === undefined || Number(count['n']) >= mostLayouts) return undefined;
        const layoutId = randomBytes(12).toString('base64url');
        await queries.query(
          'insert into layouts (layout_id, owner, rule, is_automatic, created_at) values ($1, $2, $3::jsonb, $4, $5)',
          [layoutId, owner, JSON.stringify(wish.rule), wish.isAutomatic, new Date(now()).toISOString()],
        );
        return { layoutId, ...wish };
      }),

    /** False where the user has no such layout: another's does not exist. */
    change: async (owner: string, layoutId: string, wish: LayoutWish): Promise<boolean> => {
      const rows = await database.query(
        'update layouts set rule = $3::jsonb, is_automatic = $4 where owner = $1 and layout_id = $2 returning layout_id',
        [owner, layoutId, JSON.stringify(wish.rule), wish.isAutomatic],
      );
      return rows.length > 0;
    },

    remove: async (owner: string, layoutId: string): Promise<boolean> => {
      const rows = await database.query(
        'delete from layouts where owner = $1 and layout_id = $2 returning layout_id',
        [owner, layoutId],
      );
      return rows.length > 0;
    },
  };
}
