import { type ReactNode, useRef } from 'react';

import { reachableByKeys } from './scrollRegion.ts';
import { useHandle } from './useHandle.ts';
import { type ViewportProps } from './viewportProps.ts';

/** CSS pixels of one press of an arrow key. */
const stride = 48;

/** The paper of a pane of text: scrolls by the keys that turn images elsewhere. */
export function Paper(props: {
  readonly label: string;
  readonly onHandle: ViewportProps['onHandle'];
  readonly children: ReactNode;
}) {
  const paper = useRef<HTMLElement>(null);
  useHandle(props.onHandle, () => ({
    step: (count) => paper.current?.scrollBy(0, count * stride),
    toFirst: () => paper.current?.scrollTo(0, 0),
    toLast: () => paper.current?.scrollTo(0, paper.current.scrollHeight),
    panBy: ({ x, y }) => paper.current?.scrollBy(-x, -y),
  }));
  return (
    <section ref={reachableByKeys(paper)} className="pane-paper" aria-label={props.label}>
      {props.children}
    </section>
  );
}
