/** Attributes of loops of the heart, by their keyword in PS3.6: when it beats, and what was asked of it. */
export const LoopTag = {
  stageName: '00082120',
  stageNumber: '00082122',
  numberOfStages: '00082124',
  viewName: '00082127',
  viewNumber: '00082128',
  /** From the R wave to the first frame, ms. */
  triggerTime: '00181060',
  /** Between R waves as the apparatus reckoned with, ms. */
  nominalInterval: '00181062',
  heartRate: '00181088',
  /** Of the R waves, ms from the start of the first frame. */
  rWaveTimeVector: '00186060',
  /** Of the R waves, frames from 1. */
  rWavePointer: '00286040',
  cardiacSynchronizationSequence: '00189118',
  nominalPercentageOfCardiacPhase: '00209241',
  viewCodeSequence: '00540220',
} as const;
