import { useCallback, useMemo, useSyncExternalStore } from 'react';

import { parseView, type ViewState, viewQuery } from '#viewer/comparison/viewState.ts';

const changed = 'lysbilde-address';

/** What the address says is shown, and a way to say otherwise. Another study is a step that Back undoes; the rest is not. */
export function useView(): readonly [ViewState, (next: ViewState) => void] {
  const search = useSyncExternalStore(subscribe, () => location.search);
  const view = useMemo(() => parseView(new URLSearchParams(search)), [search]);
  const setView = useCallback((next: ViewState) => {
    const before = parseView(new URLSearchParams(location.search));
    const query = viewQuery(next).toString();
    const address = `${location.pathname}${query === '' ? '' : `?${query.replaceAll('%2C', ',')}`}`;
    if (address === `${location.pathname}${location.search}`) return;
    const isStep = before.studies.join() !== next.studies.join();
    if (isStep) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    dispatchEvent(new Event(changed));
  }, []);
  return [view, setView];
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(changed, listener);
  };
}
