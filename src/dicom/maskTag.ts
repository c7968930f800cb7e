/** The attributes of mask subtraction (PS3.3 C.7.6.10), by their keyword in PS3.6. */
export const MaskTag = {
  pixelIntensityRelationship: '00281040',
  recommendedViewingMode: '00281090',
  maskSubtractionSequence: '00286100',
  maskOperation: '00286101',
  applicableFrameRange: '00286102',
  maskFrameNumbers: '00286110',
  contrastFrameAveraging: '00286112',
  maskSubPixelShift: '00286114',
  tidOffset: '00286120',
  framePixelShiftSequence: '00289415',
  framePixelDataPropertiesSequence: '00289443',
} as const;
