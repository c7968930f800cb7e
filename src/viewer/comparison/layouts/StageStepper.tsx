import { ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { useRef } from 'react';

import { stageName } from '#viewer/comparison/hanging/ruleWords.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';
import './layouts.css';

interface StageStepperProps {
  readonly workspace: Workspace;
  readonly commands: readonly PaneCommand[];
}

/** CSS pixels that a finger moves before it has swiped. */
const swipe = 40;

/** «2 av 3: Ved siden av forrige», and the way on and back: by button, by key, and by a swipe across it. */
export function StageStepper({ workspace, commands }: StageStepperProps) {
  const words = useMessages();
  const { hanging } = words.panes;
  const { stage, stages } = workspace.arrangement;
  const from = useRef<number>(undefined);
  const next = commands.find(({ id, when }) => id === 'pane.stage.next' && when !== false);
  const previous = commands.find(({ id, when }) => id === 'pane.stage.previous' && when !== false);
  const now = stages[stage];
  if (next === undefined || previous === undefined || now === undefined) return null;
  return (
    <fieldset
      className="stage-stepper"
      aria-label={hanging.stages}
      onPointerDown={(event) => {
        from.current = event.pointerType === 'mouse' ? undefined : event.clientX;
      }}
      onPointerUp={(event) => {
        const way = from.current === undefined ? 0 : event.clientX - from.current;
        from.current = undefined;
        if (Math.abs(way) < swipe) return;
        (way < 0 ? next : previous).run();
      }}
    >
      <Step command={previous} icon={<ChevronLeftIcon aria-hidden />} />
      <output className="stage-name" title={stageName(words, now)}>
        {hanging.stageNumber(stage + 1, stages.length)}
        <span className="stage-words">: {stageName(words, now)}</span>
      </output>
      <Step command={next} icon={<ChevronRightIcon aria-hidden />} />
    </fieldset>
  );
}

function Step({ command, icon }: { readonly command: PaneCommand; readonly icon: React.ReactNode }) {
  const key = useKeyOf(command.id);
  return (
    <IconButton
      label={command.name}
      {...(key === undefined ? {} : { shortcut: keyName(key) })}
      icon={icon}
      onClick={command.run}
    />
  );
}
