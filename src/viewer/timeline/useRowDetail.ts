import { useEffect, useState } from 'react';

import { type Passing } from './passing.ts';

/**
 * How much of a row is drawn: its words alone while a page of rows comes with every frame, then all of it, and its picture once the list stands.
 * A thumbnail is a look that is journalled: a row that flies past asks for none.
 */
export type RowDetail = 'words' | 'whole' | 'pictured';

export function useRowDetail(passing: Passing): RowDetail {
  const [detail, setDetail] = useState<RowDetail>(() => (passing.isRushing ? 'words' : 'whole'));
  useEffect(() => passing.whenStill(() => setDetail('pictured')), [passing]);
  return detail;
}
