import { type ReactNode } from 'react';
import {
  ArrowRightLeftIcon,
  EyeIcon,
  MinusIcon,
  PlusIcon,
  SidebarBothIcon,
  SplitHorizontalIcon,
  XMarkIcon,
} from '@navikt/aksel-icons';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button, IconButton } from '#viewer/ui/Button.tsx';
import { useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';
import { type PairMode, pairModes } from './pairMode.ts';

const icons: Readonly<Record<PairMode, ReactNode>> = {
  side: <SplitHorizontalIcon aria-hidden />,
  slider: <SidebarBothIcon aria-hidden />,
  blink: <ArrowRightLeftIcon aria-hidden />,
  ghost: <EyeIcon aria-hidden />,
};

export interface PairBarProps {
  readonly mode: PairMode;
  readonly onMode: (mode: PairMode) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly onActualSize: () => void;
  readonly onClose: () => void;
  /** What belongs to the mode chosen, and to adjusting. */
  readonly children: ReactNode;
}

/** How the pair is seen. Nothing of radiology stands in the way. */
export function PairBar(props: PairBarProps) {
  const { panes } = useMessages();
  const { pair } = panes.photoSet;
  return (
    <div className="pair-bar" role="toolbar" aria-label={pair.title}>
      <h2>{pair.title}</h2>
      <fieldset className="pair-modes" aria-label={pair.modes}>
        {pairModes.map((mode, index) => (
          <ModeButton
            key={mode}
            mode={mode}
            number={index + 1}
            isOn={mode === props.mode}
            onClick={() => props.onMode(mode)}
          />
        ))}
      </fieldset>
      {props.children}
      <span className="pair-space" />
      <span className="pair-zoom">
        <IconButton
          label={panes.zoomOut}
          icon={<MinusIcon aria-hidden />}
          onClick={() => props.onZoom(0.8)}
        />
        <IconButton label={panes.zoomIn} icon={<PlusIcon aria-hidden />} onClick={() => props.onZoom(1.25)} />
        <Button variant="tertiary" onClick={props.onFit} title={panes.fit}>
          {panes.fit}
        </Button>
        <Button variant="tertiary" onClick={props.onActualSize} title={panes.actualSize}>
          100 %
        </Button>
      </span>
      <IconButton
        className="pair-close"
        label={pair.close}
        shortcut="Alt+T"
        tooltipSide="left"
        icon={<XMarkIcon aria-hidden />}
        onClick={props.onClose}
      />
    </div>
  );
}

function ModeButton(props: {
  readonly mode: PairMode;
  readonly number: number;
  readonly isOn: boolean;
  readonly onClick: () => void;
}) {
  const { pair } = useMessages().panes.photoSet;
  const key = useKeyOf(`pair.mode.${props.mode}`);
  const name = pair.mode[props.mode];
  return (
    <button
      type="button"
      className="pair-mode"
      aria-pressed={props.isOn}
      title={key === undefined ? name : `${name} (${keyName(key)})`}
      onClick={props.onClick}
    >
      {icons[props.mode]}
      <span>{name}</span>
      {key !== undefined && <kbd aria-hidden>{keyName(key)}</kbd>}
    </button>
  );
}
