/** Attributes of enhanced X-ray projections, by their keyword in PS3.6: what a pixel measures stands in functional groups (PS3.3 C.8.19.6). */
export const ProjectionTag = {
  /** Of a projection pixel calibration: at the object, where the beam's centre meets it. */
  objectPixelSpacingInCenterOfBeam: '00189404',
  projectionPixelCalibrationSequence: '00189401',
  framePixelDataPropertiesSequence: '00289443',
} as const;
