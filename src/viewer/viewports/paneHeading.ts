/** Whose, when and where, in words: stands in every pane, in every overlay level, in full screen too. */
export interface PaneHeading {
  /** Where its study stands in the comparison; gives the pane its colour and its pattern. */
  readonly role: 'present' | 'prior' | 'beside';
  readonly roleName: string;
  readonly patientName: string;
  readonly birthDate: string | undefined;
  readonly date: string;
  readonly age: string | undefined;
  readonly hospital: string;
  readonly description: string;
  /** Set when the images bear another name than the record. */
  readonly warning?: string;
  /** Set for what lies in a document archive and is no DICOM. */
  readonly origin?: { readonly label: string; readonly sentence: string };
  /** Set where the pane is locked to what it shows. */
  readonly lock?: string;
}

/** One sentence for those who hear the pane rather than see it. */
export function headingSentence(place: string, heading: PaneHeading): string {
  const { roleName, patientName, date, age, hospital, description, lock, origin } = heading;
  return [place, roleName, lock, description, origin?.label, date, age, hospital, patientName]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
