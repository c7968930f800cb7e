/** Attributes that say where on the body, from which side and by which examination, by their keyword in PS3.6. */
export const AnatomyTag = {
  longCodeValue: '00080119',
  urnCodeValue: '00080120',
  anatomicRegionModifierSequence: '00082220',
  primaryAnatomicStructureSequence: '00082228',
  primaryAnatomicStructureModifierSequence: '00082230',
  frameAnatomySequence: '00209071',
  frameLaterality: '00209072',
  viewCodeSequence: '00540220',
} as const;
