import { useEffect, useRef } from 'react';

import { type PaneHandle } from './paneHandle.ts';

/** Tells the comparison, for as long as the pane is mounted, what it can be asked. `make` is called once; what it closes over must stay live. */
export function useHandle(onHandle: (handle: PaneHandle | null) => void, make: () => PaneHandle): void {
  const latest = useRef({ onHandle, make });
  useEffect(() => {
    latest.current = { onHandle, make };
  });
  useEffect(() => {
    const { current } = latest;
    current.onHandle(current.make());
    return () => latest.current.onHandle(null);
  }, []);
}
