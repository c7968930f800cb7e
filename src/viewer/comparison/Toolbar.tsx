import {
  AngleRulerTriangleIcon,
  ArrowsAllDirectionsIcon,
  ArrowsUpDownIcon,
  ArrowUndoIcon,
  BandageIcon,
  CameraIcon,
  CircleBrokenIcon,
  ExpandIcon,
  EyeIcon,
  FileTextIcon,
  HeartIcon,
  SidebarBothIcon,
  LayersIcon,
  LayersPlusIcon,
  LineGraphDotIcon,
  LocationPinIcon,
  MinusCircleIcon,
  MagnifyingGlassIcon,
  PencilIcon,
  PadlockLockedIcon,
  PlusCircleIcon,
  RotateRightIcon,
  RulerIcon,
  RulersIcon,
  SplitHorizontalIcon,
  SquareGridIcon,
  StarIcon,
  SunIcon,
  TableIcon,
  TasklistIcon,
  ThemeIcon,
  TrashIcon,
  WavesIcon,
} from '@navikt/aksel-icons';
import { type ReactNode } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button, IconButton } from '#viewer/ui/Button.tsx';
import { useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';
import { Menu, type MenuItem } from '#viewer/ui/Menu.tsx';
import { type PaneTool } from '#viewer/viewports/paneHandle.ts';
import { StageStepper } from './layouts/StageStepper.tsx';
import { type PaneCommand } from './paneCommand.ts';
import { usePaneCommands } from './usePaneCommands.ts';
import { type Workspace } from './workspace.ts';
import { usePaneStore } from './paneStore.ts';
import { VolumeButton } from './volume/VolumeButton.tsx';

export const toolIcons = {
  scroll: <ArrowsUpDownIcon aria-hidden />,
  window: <SunIcon aria-hidden />,
  zoom: <MagnifyingGlassIcon aria-hidden />,
  pan: <ArrowsAllDirectionsIcon aria-hidden />,
  length: <RulerIcon aria-hidden />,
  angle: <AngleRulerTriangleIcon aria-hidden />,
  probe: <LocationPinIcon aria-hidden />,
  cursor: <PlusCircleIcon aria-hidden />,
} satisfies Partial<Record<PaneTool, ReactNode>>;

interface WaysProps {
  readonly of: (id: string) => PaneCommand | undefined;
  readonly layouts: readonly PaneCommand[];
  /** The present study is of photographs: comparing two of them is what most want. */
  readonly isPhotos: boolean;
  readonly stages: ReactNode;
  /** A way out, while the active pane is locked. */
  readonly locked: ReactNode;
}

/** What to see, and how it is laid out. */
function Ways({ of, layouts, isPhotos, stages, locked }: WaysProps) {
  const { panes } = useMessages();
  return (
    <>
      <Act command={of('linking.lines')} icon={<RulersIcon aria-hidden />} spare />
      <Act command={of('planes.fusion')} icon={<LayersPlusIcon aria-hidden />} text={panes.planes.fusion} />
      <Act command={of('planes.open')} icon={<LayersIcon aria-hidden />} text={panes.planes.short} />
      <Act command={of('loops.table')} icon={<TasklistIcon aria-hidden />} text={panes.loops.tableShort} />
      <Act command={of('loops.lock')} icon={<HeartIcon aria-hidden />} text={panes.loops.lock} />
      <Act
        command={of('subtraction.toggle')}
        icon={<MinusCircleIcon aria-hidden />}
        text={panes.subtraction.short}
      />
      <Act command={of('ecg.over')} icon={<WavesIcon aria-hidden />} text={panes.serial.short} />
      <VolumeButton command={of('volume.open')} />
      {stages}
      {locked}
      <CommandMenu label={panes.layout} icon={<TableIcon aria-hidden />} commands={layouts} />
      <Act
        command={of('pair.open')}
        icon={<SidebarBothIcon aria-hidden />}
        {...(isPhotos ? { text: panes.photoSet.pair.title } : {})}
      />
      <Act command={of('pane.allPhotos')} icon={<CameraIcon aria-hidden />} />
      <Act command={of('pane.wound')} icon={<BandageIcon aria-hidden />} />
      <Act command={of('pane.change')} icon={<LineGraphDotIcon aria-hidden />} />
      <Act command={of('pane.report')} icon={<FileTextIcon aria-hidden />} text={panes.report.title} />
      <Act
        command={of('compare.previous')}
        icon={<SplitHorizontalIcon aria-hidden />}
        text={panes.compare.short}
        primary
      />
    </>
  );
}

/** What can be done with the active pane; only what makes sense for what it shows. */
export function Toolbar(workspace: Workspace) {
  const { panes } = useMessages();
  const commands = usePaneCommands(workspace);
  const of = (id: string) => commands.find((command) => command.id === id && command.when !== false);
  const menuOf = (prefix: string) =>
    commands.filter((command) => command.id.startsWith(prefix) && command.when !== false);
  const locked = commands.find(({ id, pressed }) => id === 'pane.layout.lock' && pressed === true);
  return (
    <div className="pane-toolbar" role="toolbar" aria-label={panes.tools}>
      <Tools commands={commands} />
      <CommandMenu
        label={panes.measuring.more}
        icon={<PencilIcon aria-hidden />}
        commands={menuOf('pane.figure.')}
      />
      <CommandMenu
        label={panes.windows}
        icon={<CircleBrokenIcon aria-hidden />}
        commands={menuOf('pane.window.')}
      />
      <Act command={of('pane.invert')} icon={<ThemeIcon aria-hidden />} spare />
      <CommandMenu
        label={panes.rotateRight}
        icon={<RotateRightIcon aria-hidden />}
        commands={menuOf('pane.turn.')}
      />
      <Act command={of('pane.removeMeasurements')} icon={<TrashIcon aria-hidden />} spare />
      <span className="toolbar-gap" />
      <CommandMenu
        label={panes.moreTools}
        icon={<ExpandIcon aria-hidden />}
        commands={menuOf('pane.view.')}
      />
      <Act command={of('pane.reset')} icon={<ArrowUndoIcon aria-hidden />} />
      <Act command={of('pane.sheet')} icon={<SquareGridIcon aria-hidden />} />
      <Act command={of('pane.keyImages')} icon={<StarIcon aria-hidden />} />
      <Act command={of('pane.overlay')} icon={<EyeIcon aria-hidden />} />
      <span className="toolbar-space" />
      <Ways
        of={of}
        layouts={menuOf('pane.layout.')}
        isPhotos={workspace.prior.isOfPhotos}
        stages={<StageStepper workspace={workspace} commands={commands} />}
        locked={<Act command={locked} icon={<PadlockLockedIcon aria-hidden />} />}
      />
    </div>
  );
}

function Tools({ commands }: { readonly commands: readonly PaneCommand[] }) {
  const { panes } = useMessages();
  const tool = usePaneStore((store) => store.tool);
  const names = ['scroll', 'window', 'zoom', 'pan', 'length', 'angle', 'probe', 'cursor'] as const;
  return (
    <fieldset className="toolbar-tools" aria-label={panes.tools}>
      {names.map((name) => {
        const command = commands.find(({ id, when }) => id === `pane.tool.${name}` && when !== false);
        return (
          command !== undefined && (
            <Act key={name} command={command} icon={toolIcons[name]} pressed={tool === name} />
          )
        );
      })}
    </fieldset>
  );
}

interface ActProps {
  readonly command: PaneCommand | undefined;
  readonly icon: ReactNode;
  readonly text?: string;
  readonly primary?: true;
  readonly pressed?: boolean;
  /** Gives way where not all have room: the command stands in the lists, too. */
  readonly spare?: true;
}

/** A command as a button. */
export function Act({ command, icon, text, primary, pressed, spare }: ActProps) {
  const key = useKeyOf(command?.id ?? '');
  if (command === undefined) return null;
  const isPressed = pressed ?? command.pressed;
  const state = isPressed === undefined ? {} : { 'aria-pressed': isPressed };
  if (text === undefined) {
    return (
      <IconButton
        {...state}
        {...(spare === true ? { className: 'toolbar-spare' } : {})}
        label={command.name}
        {...(key === undefined ? {} : { shortcut: keyName(key) })}
        icon={icon}
        onClick={command.run}
      />
    );
  }
  return (
    <Button
      {...state}
      variant={primary === true ? 'primary' : 'tertiary'}
      icon={icon}
      title={key === undefined ? command.name : `${command.name} (${keyName(key)})`}
      aria-label={text}
      onClick={command.run}
    >
      {primary === true ? text : <span className="act-text">{text}</span>}
    </Button>
  );
}

/** Commands behind a button. */
export function CommandMenu(props: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly commands: readonly PaneCommand[];
}) {
  if (props.commands.length === 0) return null;
  return (
    <Menu
      label={props.label}
      icon={props.icon}
      items={props.commands.map((command) => ({ ...menuItem(command), heading: undefined }))}
    />
  );
}

/** A command as a line of a list, under the heading of its group. */
export function menuItem({ id, name, group, key, run, pressed, unavailable }: PaneCommand): MenuItem {
  return {
    id,
    label: name,
    heading: group,
    ...(key === undefined ? {} : { shortcut: keyName(key) }),
    ...(pressed === undefined ? {} : { checked: pressed }),
    ...(unavailable === undefined ? {} : { unavailable }),
    run,
  };
}
