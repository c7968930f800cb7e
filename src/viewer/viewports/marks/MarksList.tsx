import { cssColour } from '#dicom/displayColour.ts';
import { type Instance } from '#dicom/instance.ts';
import { isPresentationState, parsePresentationState } from '#dicom/presentationState.ts';
import { parseStructureSet, rtStructureSetStorage } from '#dicom/structureSet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { stateName, stateOrigin } from './marksWords.ts';
import './marks.css';

/** On the card of presentation states or structure sets: what each of them holds. Nothing for other objects. */
export function MarksList({ instances }: { readonly instances: readonly Instance[] }) {
  const words = useMessages();
  const states = instances.filter(isPresentationState).map(parsePresentationState);
  const structures = instances
    .filter(({ sopClassUid }) => sopClassUid === rtStructureSetStorage)
    .flatMap((instance) => {
      const { sopInstanceUid, structures: listed } = parseStructureSet(instance);
      return listed.map((structure) => ({ ...structure, key: `${sopInstanceUid} ${structure.number}` }));
    });
  if (states.length === 0 && structures.length === 0) return null;
  return (
    <ul className="marks-card">
      {states.map((state) => (
        <li key={state.sopInstanceUid}>
          <span>{stateName(words.panes, state)}</span>
          <span className="marks-quiet">{stateOrigin(words, state)}</span>
        </li>
      ))}
      {structures.map((structure) => (
        <li key={structure.key}>
          <span className="marks-swatch" style={{ background: cssColour(structure.colour) }} aria-hidden />
          <span className="marks-name">
            {structure.name === '' ? words.panes.marks.unnamed(structure.number) : structure.name}
          </span>
          {structure.interpretedType !== undefined && (
            <span className="marks-quiet">{structure.interpretedType}</span>
          )}
          <span className="marks-quiet">{words.panes.marks.contours(structure.contours.length)}</span>
          {structure.unread > 0 && (
            <span className="pane-warning">{words.panes.marks.unread(structure.unread)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
