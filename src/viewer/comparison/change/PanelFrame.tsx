import { XMarkIcon } from '@navikt/aksel-icons';
import { type ReactNode, useRef } from 'react';

import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { useKeepFocus } from '#viewer/ui/useKeepFocus.ts';

/** A panel of measurements with its name and a way to close it. */
export function PanelFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { common } = useMessages();
  const { set, measuring } = usePaneStore();
  const panel = useRef<HTMLElement>(null);
  useKeepFocus(panel);
  return (
    <aside ref={panel} className="report-panel measuring-panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <IconButton
          label={common.close}
          tooltipSide="left"
          icon={<XMarkIcon aria-hidden />}
          onClick={() =>
            set({
              measuring: undefined,
              isPointing: false,
              ...(measuring === 'wound' ? { tool: 'scroll' } : {}),
            })
          }
        />
      </header>
      {children}
    </aside>
  );
}
