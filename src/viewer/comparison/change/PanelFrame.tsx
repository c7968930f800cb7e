import { XMarkIcon } from '@navikt/aksel-icons';
import { type ReactNode } from 'react';

import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';

/** A panel of measurements with its name and a way to close it. */
export function PanelFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { common } = useMessages();
  const { set, measuring } = usePaneStore();
  return (
    <aside className="report-panel measuring-panel" aria-label={title}>
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
