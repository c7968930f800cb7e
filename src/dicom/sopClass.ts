const storage = '1.2.840.10008.5.1.4.1.1.';

/** Lysbilde's own class for what a document archive holds and no storage class of DICOM fits: text, sound, any other file. */
export const documentOfArchive = '2.25.78619354281356003822786804993330355723';

/** What an object is, by its SOP class alone (PS3.4 B.5). `image` may still be a loop; `other` has a name but nothing to show. */
export type SopClassKind =
  'image' | 'photo' | 'video' | 'slide' | 'ecg' | 'audio' | 'document' | 'report' | 'other';

interface SopClass {
  readonly name: string;
  readonly kind: SopClassKind;
  /** Its frames follow each other in time even where no attribute says how fast. */
  readonly isLoop?: true;
  /** Reckoned from images, not taken: shown when asked for, and never before the images themselves. */
  readonly isDerived?: true;
}

const table: Readonly<Record<string, SopClass>> = {
  '1': { name: 'Computed Radiography', kind: 'image' },
  '1.1': { name: 'Digital X-Ray (presentation)', kind: 'image' },
  '1.1.1': { name: 'Digital X-Ray (processing)', kind: 'image' },
  '1.2': { name: 'Mammography (presentation)', kind: 'image' },
  '1.2.1': { name: 'Mammography (processing)', kind: 'image' },
  '1.3': { name: 'Intra-Oral X-Ray (presentation)', kind: 'image' },
  '1.3.1': { name: 'Intra-Oral X-Ray (processing)', kind: 'image' },
  '2': { name: 'CT', kind: 'image' },
  '2.1': { name: 'Enhanced CT', kind: 'image' },
  '2.2': { name: 'Legacy Converted Enhanced CT', kind: 'image' },
  '3': { name: 'Ultrasound Multi-frame (retired)', kind: 'image', isLoop: true },
  '3.1': { name: 'Ultrasound Multi-frame', kind: 'image', isLoop: true },
  '4': { name: 'MR', kind: 'image' },
  '4.1': { name: 'Enhanced MR', kind: 'image' },
  '4.2': { name: 'MR Spectroscopy', kind: 'other' },
  '4.3': { name: 'Enhanced MR Color', kind: 'image' },
  '4.4': { name: 'Legacy Converted Enhanced MR', kind: 'image' },
  '5': { name: 'Nuclear Medicine (retired)', kind: 'image' },
  '6': { name: 'Ultrasound (retired)', kind: 'image' },
  '6.1': { name: 'Ultrasound', kind: 'image' },
  '6.2': { name: 'Enhanced US Volume', kind: 'image' },
  '7': { name: 'Secondary Capture', kind: 'image' },
  '7.1': { name: 'Multi-frame Single Bit Secondary Capture', kind: 'image' },
  '7.2': { name: 'Multi-frame Grayscale Byte Secondary Capture', kind: 'image' },
  '7.3': { name: 'Multi-frame Grayscale Word Secondary Capture', kind: 'image' },
  '7.4': { name: 'Multi-frame True Color Secondary Capture', kind: 'image' },
  '9.1.1': { name: '12-lead ECG', kind: 'ecg' },
  '9.1.2': { name: 'General ECG', kind: 'ecg' },
  '9.1.3': { name: 'Ambulatory ECG', kind: 'ecg' },
  '9.2.1': { name: 'Hemodynamic Waveform', kind: 'other' },
  '9.3.1': { name: 'Cardiac Electrophysiology Waveform', kind: 'other' },
  '9.4.1': { name: 'Basic Voice Audio', kind: 'audio' },
  '9.4.2': { name: 'General Audio', kind: 'audio' },
  '9.5.1': { name: 'Arterial Pulse Waveform', kind: 'other' },
  '9.6.1': { name: 'Respiratory Waveform', kind: 'other' },
  '11.1': { name: 'Grayscale Softcopy Presentation State', kind: 'other' },
  '11.2': { name: 'Color Softcopy Presentation State', kind: 'other' },
  '11.3': { name: 'Pseudo-Color Softcopy Presentation State', kind: 'other' },
  '11.4': { name: 'Blending Softcopy Presentation State', kind: 'other' },
  '11.5': { name: 'XA/XRF Grayscale Softcopy Presentation State', kind: 'other' },
  '11.8': { name: 'Advanced Blending Presentation State', kind: 'other' },
  '11.12': { name: 'Variable Modality LUT Softcopy Presentation State', kind: 'other' },
  '12.1': { name: 'X-Ray Angiography', kind: 'image', isLoop: true },
  '12.1.1': { name: 'Enhanced XA', kind: 'image', isLoop: true },
  '12.2': { name: 'X-Ray Radiofluoroscopy', kind: 'image', isLoop: true },
  '12.2.1': { name: 'Enhanced XRF', kind: 'image', isLoop: true },
  '13.1.1': { name: 'X-Ray 3D Angiography', kind: 'image' },
  '13.1.2': { name: 'X-Ray 3D Craniofacial', kind: 'image' },
  '13.1.3': { name: 'Breast Tomosynthesis', kind: 'image' },
  '14.1': { name: 'Intravascular OCT (presentation)', kind: 'image' },
  '20': { name: 'Nuclear Medicine', kind: 'image' },
  '30': { name: 'Parametric Map', kind: 'image', isDerived: true },
  '66': { name: 'Raw Data', kind: 'other' },
  '66.1': { name: 'Spatial Registration', kind: 'other' },
  '66.2': { name: 'Spatial Fiducials', kind: 'other' },
  '66.3': { name: 'Deformable Spatial Registration', kind: 'other' },
  '66.4': { name: 'Segmentation', kind: 'image', isDerived: true },
  '66.5': { name: 'Surface Segmentation', kind: 'other' },
  '66.6': { name: 'Tractography Results', kind: 'other' },
  '66.7': { name: 'Label Map Segmentation', kind: 'image', isDerived: true },
  '67': { name: 'Real World Value Mapping', kind: 'other' },
  '77.1.1': { name: 'VL Endoscopic', kind: 'photo' },
  '77.1.1.1': { name: 'Video Endoscopic', kind: 'video' },
  '77.1.2': { name: 'VL Microscopic', kind: 'photo' },
  '77.1.2.1': { name: 'Video Microscopic', kind: 'video' },
  '77.1.3': { name: 'VL Slide-Coordinates Microscopic', kind: 'photo' },
  '77.1.4': { name: 'VL Photographic', kind: 'photo' },
  '77.1.4.1': { name: 'Video Photographic', kind: 'video' },
  '77.1.5.1': { name: 'Ophthalmic Photography 8 Bit', kind: 'photo' },
  '77.1.5.2': { name: 'Ophthalmic Photography 16 Bit', kind: 'photo' },
  '77.1.5.3': { name: 'Stereometric Relationship', kind: 'other' },
  '77.1.5.4': { name: 'Ophthalmic Tomography', kind: 'image' },
  '77.1.5.5': { name: 'Wide Field Ophthalmic Photography Stereographic', kind: 'photo' },
  '77.1.5.6': { name: 'Wide Field Ophthalmic Photography 3D', kind: 'photo' },
  '77.1.6': { name: 'VL Whole Slide Microscopy', kind: 'slide' },
  '77.1.7': { name: 'Dermoscopic Photography', kind: 'photo' },
  '77.1.8': { name: 'Confocal Microscopy', kind: 'image' },
  '88.11': { name: 'Basic Text SR', kind: 'report' },
  '88.22': { name: 'Enhanced SR', kind: 'report' },
  '88.33': { name: 'Comprehensive SR', kind: 'report' },
  '88.34': { name: 'Comprehensive 3D SR', kind: 'report' },
  '88.35': { name: 'Extensible SR', kind: 'report' },
  '88.40': { name: 'Procedure Log', kind: 'report' },
  '88.50': { name: 'Mammography CAD SR', kind: 'report' },
  '88.59': { name: 'Key Object Selection', kind: 'report' },
  '88.65': { name: 'Chest CAD SR', kind: 'report' },
  '88.67': { name: 'X-Ray Radiation Dose SR', kind: 'report' },
  '88.68': { name: 'Radiopharmaceutical Radiation Dose SR', kind: 'report' },
  '88.69': { name: 'Colon CAD SR', kind: 'report' },
  '88.70': { name: 'Implantation Plan SR', kind: 'report' },
  '88.71': { name: 'Acquisition Context SR', kind: 'report' },
  '88.72': { name: 'Simplified Adult Echo SR', kind: 'report' },
  '88.73': { name: 'Patient Radiation Dose SR', kind: 'report' },
  '88.74': { name: 'Planned Imaging Agent Administration SR', kind: 'report' },
  '88.75': { name: 'Performed Imaging Agent Administration SR', kind: 'report' },
  '88.76': { name: 'Enhanced X-Ray Radiation Dose SR', kind: 'report' },
  '104.1': { name: 'Encapsulated PDF', kind: 'document' },
  '104.2': { name: 'Encapsulated CDA', kind: 'document' },
  '104.3': { name: 'Encapsulated STL', kind: 'document' },
  '104.4': { name: 'Encapsulated OBJ', kind: 'document' },
  '104.5': { name: 'Encapsulated MTL', kind: 'document' },
  '128': { name: 'PET', kind: 'image' },
  '128.1': { name: 'Legacy Converted Enhanced PET', kind: 'image' },
  '130': { name: 'Enhanced PET', kind: 'image' },
  '481.1': { name: 'RT Image', kind: 'image' },
  '481.2': { name: 'RT Dose', kind: 'image', isDerived: true },
  '481.3': { name: 'RT Structure Set', kind: 'other' },
  '481.4': { name: 'RT Beams Treatment Record', kind: 'other' },
  '481.5': { name: 'RT Plan', kind: 'other' },
  '481.6': { name: 'RT Brachy Treatment Record', kind: 'other' },
  '481.7': { name: 'RT Treatment Summary Record', kind: 'other' },
  '481.8': { name: 'RT Ion Plan', kind: 'other' },
  '481.9': { name: 'RT Ion Beams Treatment Record', kind: 'other' },
};

/** The SOP class with this UID; undefined for one that is private or unknown to Lysbilde. */
export function sopClass(uid: string): SopClass | undefined {
  if (uid.startsWith(storage)) return table[uid.slice(storage.length)];
  if (uid === documentOfArchive) return { name: 'Document (not DICOM)', kind: 'document' };
  return uid === '1.2.840.10008.5.1.4.34.7'
    ? { name: 'RT Beams Delivery Instruction', kind: 'other' }
    : undefined;
}
