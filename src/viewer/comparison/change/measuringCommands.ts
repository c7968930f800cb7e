import { stackPositions } from '#dicom/displaySet.ts';
import { measurementBasis } from '#dicom/measurement.ts';
import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { isStack } from '#viewer/comparison/interest.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';

/** The panels of what has been measured over time, and of a wound in a photograph. */
export function measuringCommands(at: CommandPlace): readonly PaneCommand[] {
  const { words, store, displaySet } = at;
  const { panes } = words;
  const { measuring } = panes;
  const toggle = (panel: 'change' | 'wound') => () => {
    const isOpen = store.measuring === panel;
    store.set({
      measuring: isOpen ? undefined : panel,
      isReportOpen: false,
      isPointing: false,
      // The hand begins with what a photograph has to have first.
      ...(panel === 'change' ? {} : { tool: isOpen ? 'scroll' : 'ruler' }),
    });
  };
  return [
    {
      id: 'pane.change',
      name: measuring.change.title,
      group: panes.group.compare,
      key: 'Alt+m',
      pressed: store.measuring === 'change',
      run: toggle('change'),
    },
    {
      id: 'pane.wound',
      name: measuring.wound.title,
      group: panes.group.compare,
      key: 'Alt+w',
      when: isWithoutMeasure(displaySet) || store.measuring === 'wound',
      pressed: store.measuring === 'wound',
      run: toggle('wound'),
    },
  ];
}

/** A picture that no apparatus has measured: a photograph. */
export function isWithoutMeasure(displaySet: CommandPlace['displaySet']): boolean {
  if (displaySet === undefined || !isStack(displaySet)) return false;
  const { instance, frameNumber } = stackPositions(displaySet)[0];
  const { kind } = measurementBasis(instance, frameNumber);
  return displaySet.kind === 'photos' || (kind === 'none' && instance.modality !== 'US');
}
