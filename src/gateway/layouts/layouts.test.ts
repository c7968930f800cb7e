import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Database } from '#gateway/database/database.ts';
import { openDatabase } from '#gateway/database/openDatabase.ts';
import { type TestDatabase, testDatabases } from '#gateway/database/testDatabases.ts';
import { type LayoutWish, mostLayouts } from '#protocol/hanging.ts';

import { type Layouts, openLayouts } from './layouts.ts';

const wish = (name: string, isAutomatic = false): LayoutWish => ({
  isAutomatic,
  rule: {
    name,
    stages: [{ kind: 'cells', name: 'captured', grid: '1x2', cells: [{ show: { plane: 'axial' } }] }],
  },
});

describe.each(testDatabases)('on $name', ({ make }) => {
  let made: TestDatabase;
  let database: Database;
  let layouts: Layouts;
  let clock = 0;
  beforeAll(async () => {
    made = await make();
    database = await openDatabase(made.place);
    layouts = openLayouts(database, () => (clock += 1000));
  });
  afterAll(async () => {
    await database.close();
    await made.drop();
  });

  test('a layout comes back as it was saved, named anew, made automatic, and is gone when deleted', async () => {
    const saved = await layouts.add('a', wish('Hjerte'));
    if (saved === undefined) throw new Error('not saved');
    await layouts.add('a', wish('Lunge', true));
    expect(await layouts.list('a')).toEqual([
      saved,
      { layoutId: expect.any(String), ...wish('Lunge', true) },
    ]);
    expect(await layouts.change('a', saved.layoutId, wish('Hjerte, fire hulrom', true))).toBe(true);
    expect((await layouts.list('a'))[0]).toEqual({
      layoutId: saved.layoutId,
      ...wish('Hjerte, fire hulrom', true),
    });
    expect(await layouts.remove('a', saved.layoutId)).toBe(true);
    expect((await layouts.list('a')).map(({ rule }) => rule.name)).toEqual(['Lunge']);
  });

  test('another’s layout cannot be seen, changed or deleted', async () => {
    const saved = await layouts.add('b', wish('Min'));
    if (saved === undefined) throw new Error('not saved');
    expect(await layouts.list('c')).toEqual([]);
    expect(await layouts.change('c', saved.layoutId, wish('Din'))).toBe(false);
    expect(await layouts.remove('c', saved.layoutId)).toBe(false);
    expect(await layouts.list('b')).toEqual([saved]);
  });

  test('a user keeps so many and no more', async () => {
    for (let n = 0; n < mostLayouts; n += 1) await layouts.add('d', wish(`Nr. ${n}`));
    expect(await layouts.add('d', wish('For mye'))).toBeUndefined();
    expect(await layouts.list('d')).toHaveLength(mostLayouts);
  });

  test('what is no rule any more is left out and breaks nothing', async () => {
    await database.query(
      `insert into layouts (layout_id, owner, rule, is_automatic, created_at) values ('old', 'e', '{"name":"Gammel"}'::jsonb, true, now())`,
    );
    expect(await layouts.list('e')).toEqual([]);
  });
});
