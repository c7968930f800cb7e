import {
  CameraIcon,
  CircleBrokenIcon,
  FileTextIcon,
  HeartIcon,
  MenuElipsisHorizontalIcon,
  MinusCircleIcon,
  PadlockLockedIcon,
  PencilIcon,
  SidebarBothIcon,
  SplitHorizontalIcon,
  SquareGridIcon,
  TasklistIcon,
  WavesIcon,
} from '@navikt/aksel-icons';
import { type ReactNode, useCallback, useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Menu } from '#viewer/ui/Menu.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';
import { StageStepper } from './layouts/StageStepper.tsx';
import { type PaneCommand } from './paneCommand.ts';
import { Act, CommandMenu, menuItem, toolIcons } from './Toolbar.tsx';
import { usePaneCommands } from './usePaneCommands.ts';
import { useWhyNot } from './volume/whyNot.ts';
import { type Workspace } from './workspace.ts';

/** By the id of a command, or by what the ids of several begin with. */
type Icons = Readonly<Record<string, ReactNode>>;

/** How much has room beside «Sammenlign» and the list of the rest, on the narrowest telephones too. */
const room = 4;

const ofPhotos: Icons = {
  'pair.open': <SidebarBothIcon aria-hidden />,
  'pane.allPhotos': <CameraIcon aria-hidden />,
  'pane.sheet': <SquareGridIcon aria-hidden />,
};

/** What is used most, in the order in which it is given room. Fingers pinch and move by themselves. */
const foremost: Icons = {
  'loops.table': <TasklistIcon aria-hidden />,
  'loops.lock': <HeartIcon aria-hidden />,
  'ecg.over': <WavesIcon aria-hidden />,
  'subtraction.toggle': <MinusCircleIcon aria-hidden />,
  'pane.report': <FileTextIcon aria-hidden />,
  'pane.tool.scroll': toolIcons.scroll,
  'pane.tool.window': toolIcons.window,
  'pane.window.': <CircleBrokenIcon aria-hidden />,
  'pane.tool.length': toolIcons.length,
  'pane.tool.zoom': toolIcons.zoom,
};

/** What is shown for as long as it is on: a tool that is not the usual one in hand, and a pane that is locked. */
const whileOn: Icons = {
  'pane.layout.lock': <PadlockLockedIcon aria-hidden />,
  ...Object.fromEntries(
    Object.entries(toolIcons).flatMap(([tool, icon]) =>
      tool === 'scroll' ? [] : [[`pane.tool.${tool}`, icon]],
    ),
  ),
  ...Object.fromEntries(
    ['cobb', 'bidirectional', 'ellipse', 'outline'].map((figure) => [
      `pane.figure.${figure}`,
      <PencilIcon key={figure} aria-hidden />,
    ]),
  ),
};

/** What else the toolbar holds where it is wide. */
const held =
  /^(?:pane\.(?:tool|figure|window|turn|view|layout)\.|linking\.|pane\.(?:invert|removeMeasurements|reset|sheet|keyImages|overlay|allPhotos|wound|change|report)$|(?:planes|volume|pair)\.open$|planes\.fusion$|loops\.(?:table|lock)$|ecg\.over$|subtraction\.toggle$)/;

/** The toolbar of a telephone: nothing of it out of sight, all of it large enough for a finger, and what has no room in one list. */
export function NarrowToolbar(workspace: Workspace) {
  const { panes } = useMessages();
  const commands = usePaneCommands(workspace).filter(({ when }) => when !== false);
  const shown = shownOf(commands, workspace.prior.isOfPhotos ? ofPhotos : {});
  const rest = commands.filter(
    ({ id }) => held.test(id) && ![...shown.keys()].some((one) => covers(one, id)),
  );
  return (
    <>
      <div className="pane-toolbar" data-narrow role="toolbar" aria-label={panes.tools}>
        <Act
          command={commands.find(({ id }) => id === 'compare.previous')}
          icon={<SplitHorizontalIcon aria-hidden />}
          text={panes.compare.short}
          primary
        />
        {[...shown].map(([id, icon]) =>
          id.endsWith('.') ? (
            <CommandMenu key={id} label={panes.windows} icon={icon} commands={within(commands, id)} />
          ) : (
            <Act key={id} command={commands.find((one) => one.id === id)} icon={icon} />
          ),
        )}
        <span className="toolbar-space" />
        <MoreTools commands={rest} />
      </div>
      <StageStepper workspace={workspace} commands={commands} />
    </>
  );
}

/** What has room. What is on is never hidden in the list. */
function shownOf(commands: readonly PaneCommand[], first: Icons): ReadonlyMap<string, ReactNode> {
  const there = Object.entries({ ...first, ...foremost }).filter(([id]) => within(commands, id).length > 0);
  const usual = there.slice(0, room);
  const isOn = new Set(commands.filter(({ pressed }) => pressed === true).map(({ id }) => id));
  const more = Object.entries(whileOn).filter(
    ([id]) => isOn.has(id) && usual.every(([shown]) => shown !== id),
  );
  return new Map([...usual.slice(0, room - more.length), ...more]);
}

/** The command of that id, or those of that prefix. */
function within(commands: readonly PaneCommand[], id: string): readonly PaneCommand[] {
  return commands.filter((command) => covers(id, command.id));
}

function covers(shown: string, id: string): boolean {
  return shown.endsWith('.') ? id.startsWith(shown) : id === shown;
}

/** All the rest by the headings that the list of commands has; and why there is no volume, under the button that names it. */
function MoreTools({ commands }: { readonly commands: readonly PaneCommand[] }) {
  const { panes } = useMessages();
  const button = useRef<HTMLElement>(null);
  const { isOpen } = useWhyNot();
  const close = useCallback(() => useWhyNot.setState({ isOpen: false }), []);
  const volume = commands.find(({ id }) => id === 'volume.open');
  return (
    <div
      ref={(box) => {
        button.current = box?.querySelector('button') ?? null;
      }}
    >
      <Menu
        label={panes.moreTools}
        icon={<MenuElipsisHorizontalIcon aria-hidden />}
        items={commands.map(menuItem)}
      />
      {isOpen && volume?.unavailable !== undefined && (
        <Popover anchor={button} label={volume.name} onClose={close} className="toolbar-why">
          <p>{volume.unavailable}</p>
          <p>{panes.volume.graphics.instead}</p>
        </Popover>
      )}
    </div>
  );
}
