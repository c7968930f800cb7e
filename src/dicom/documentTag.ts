/** Private attributes that Lysbilde's gateway writes on what is no DICOM object but a document of a document archive (creator LYSBILDE). */
export const DocumentTag = {
  /** The DocumentReference's docStatus, or `current` where that says nothing; its presence says where the object comes from. */
  status: '00091002',
  /** Why a picture is not shown as one. */
  notShown: '00091003',
} as const;
