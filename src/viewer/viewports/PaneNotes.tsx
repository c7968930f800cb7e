/** Sentences over a picture: why its pane does not follow, or what it is beside. The backing follows the words, line by line. */
export function PaneNotes({ notes }: { readonly notes: readonly string[] }) {
  return notes.map((note) => (
    <span key={note} className="pane-note">
      <span>{note}</span>
    </span>
  ));
}
