import { useState } from 'react';

import { useSettled } from './useSettled.ts';

/** Where the active pane stands, spoken once a hand rests. */
export function Announcement({ text, isActive }: { readonly text: string; readonly isActive: boolean }) {
  const settled = useSettled(isActive ? text : '');
  return <output className="visually-hidden">{settled}</output>;
}

export interface SpokenChangeProps {
  readonly text: string;
  /** What the text is of: the image or slice. What another one brings with it is no change; undefined while nothing can be said yet. */
  readonly within: number | undefined;
  readonly isActive: boolean;
}

/** What has become other in the active pane and is seen in its corner only, such as the window; not how it was when the pane was gone to. */
export function SpokenChange({ text, within, isActive }: SpokenChangeProps) {
  const [begun, setBegun] = useState({ text, within, isActive, isOther: false });
  if (begun.within !== within || begun.isActive !== isActive)
    setBegun({ text, within, isActive, isOther: false });
  else if (!begun.isOther && begun.text !== text) setBegun({ ...begun, isOther: true });
  const said = useSettled(begun.isOther && isActive && within !== undefined ? text : '');
  return <output className="visually-hidden">{said}</output>;
}
