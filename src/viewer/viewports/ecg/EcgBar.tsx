import { durationOf, type MultiplexGroup, type WaveformChannel } from '#dicom/waveform.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Choice } from '#viewer/viewports/Choice.tsx';
import { ecgFormats, paperGains, paperSpeeds } from './ecgPage.ts';
import { millivoltsPerUnit } from './ecgScale.ts';
import { type EcgView } from './useEcgView.ts';

export interface EcgBarProps {
  readonly groups: readonly MultiplexGroup[];
  readonly group: MultiplexGroup;
  readonly onGroup: (group: MultiplexGroup) => void;
  readonly view: EcgView;
}

/** Which recording, how it lies on the paper, and what was filtered away before it was stored. */
export function EcgBar({ groups, group, onGroup, view }: EcgBarProps) {
  const { panes } = useMessages();
  const { ecg } = panes;
  return (
    <div className="pane-player" role="toolbar" aria-label={panes.kind.ecg}>
      {groups.length > 1 && (
        <Choice
          label={ecg.group}
          value={group}
          choices={groups}
          nameOf={(one) => one.label ?? ecg.groupNumber(one.index + 1)}
          onChoose={onGroup}
        />
      )}
      {view.formats.length > 1 && (
        <Choice
          label={ecg.format}
          value={view.format}
          choices={ecgFormats}
          nameOf={(one) => ecg.formatName[one]}
          onChoose={view.setFormat}
        />
      )}
      <Choice
        label={ecg.speed}
        value={view.speed}
        choices={paperSpeeds}
        nameOf={ecg.speedName}
        onChoose={view.setSpeed}
      />
      {group.channels.some((channel) => millivoltsPerUnit(channel) !== undefined) && (
        <Choice
          label={ecg.gain}
          value={view.gain}
          choices={paperGains}
          nameOf={ecg.gainName}
          onChoose={view.setGain}
        />
      )}
      <div className="pane-player-more">
        <span className="pane-quiet">{ecg.sampled(durationOf(group), group.samplingFrequency)}</span>
        <span className="pane-quiet">{ecg.filters(filtersOf(group.channels))}</span>
        {group.channels.some((channel) => millivoltsPerUnit(channel) === undefined) && (
          <span className="pane-warning">{ecg.noVoltage}</span>
        )}
      </div>
    </div>
  );
}

/** The filters of all channels if they are the same, else none: a sentence that holds for one lead alone would mislead. */
function filtersOf(channels: readonly WaveformChannel[]): WaveformChannel['filters'] | 'various' {
  const [first] = channels;
  const known = JSON.stringify(first?.filters);
  return first !== undefined && channels.every(({ filters }) => JSON.stringify(filters) === known)
    ? first.filters
    : 'various';
}
