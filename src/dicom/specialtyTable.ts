/** One specialty and everything that names it. Lists are separated by spaces, codes with their meaning by semicolons. */
export interface SpecialtyRow {
  /** SNOMED CT codes of procedures, each with its meaning. */
  readonly procedures?: string;
  /** SOP classes below 1.2.840.10008.5.1.4.1.1: `9.1` stands for all that begin with it. */
  readonly sopClasses?: string;
  /** These modalities, when they are of these regions: an ultrasound of the heart is cardiology. */
  readonly where?: { readonly modalities: string; readonly regions: string };
  readonly modalities?: string;
  /** Of procedures' meanings and of descriptions, where nothing coded decides. */
  readonly words?: RegExp;
}

/**
 * Which specialty a study belongs to, for the lanes of the ribbon and the facet. Asked in this order of evidence: procedure code,
 * modality in a region, SOP class, modality, words; within each, the first row that fits. To mend the mapping, mend this table; nothing else knows it.
 */
export const specialtyTable = {
  nuclear: {
    procedures: '82918005 Positron emission tomography; 373205008 Nuclear medicine imaging procedure',
    sopClasses: '20 128 130',
    modalities: 'NM PT',
    words: /scintigra|skjelettscint|\bpet\b|\bspect\b|nuklear|nukleær/,
  },
  cardiology: {
    procedures:
      '40701008 Echocardiography; 433236007 Transthoracic echocardiography; 105376000 Transesophageal echocardiography; 29303009 Electrocardiographic procedure; 33367005 Coronary angiography; 41976001 Cardiac catheterization',
    sopClasses: '9.1 9.2 9.3 14.1 14.2',
    where: { modalities: 'US XA RF AU', regions: 'heart' },
    modalities: 'ECG HD EPS IVUS IVOCT',
    words:
      /ekko(?!gen)|echocard|\bekg\b|\becg\b|koronar|coronar|hjertekat|\bpci\b|kardiolog|cardiolog|hjertelyd/,
  },
  pathology: {
    sopClasses: '77.1.2 77.1.3 77.1.6',
    modalities: 'SM GM',
    words: /patolog|pathol|biopsi|biopsy|histolog|cytolog/,
  },
  eye: {
    sopClasses: '77.1.5 78 79 80 81',
    where: { modalities: 'XC VL US ES', regions: 'eye' },
    modalities: 'OP OPT OPV OAM OPM OPTBSV OPTENF AR KER LEN SRF VA IOL',
    words: /øyebunn|fundus|retina|spaltelampe|slit.?lamp|oftalm|ophthalm/,
  },
  dental: {
    sopClasses: '1.3',
    where: { modalities: 'XC VL', regions: 'jaw' },
    modalities: 'IO PX',
    words: /tannrøntgen|tannbild|bite.?wing|\bopg\b|ortopantom|orthopantom|dental/,
  },
  ent: {
    where: { modalities: 'ES XC VL', regions: 'ear sinuses neck' },
    words: /laryngoskop|laryngosc|otoskop|otosc|rhinoskop|rhinosc|nasofaryng|audiogram|øre-?nese-?hals/,
  },
  endoscopy: {
    procedures:
      '423827005 Endoscopy; 73761001 Colonoscopy; 10847001 Bronchoscopy; 76009000 Esophagogastroduodenoscopy; 44441009 Flexible fiberoptic sigmoidoscopy',
    sopClasses: '77.1.1',
    modalities: 'ES',
    words:
      /gastrosk|gastrosc|kolosk|koloskop|colonosc|bronkosk|bronchosc|cystosk|cystosc|endoskop|endosc|rektosk/,
  },
  skin: {
    sopClasses: '77.1.7',
    modalities: 'XC VL DMS DG',
    words: /\bsår|wound|\bhud|\bskin|føflekk|dermat|eksem|trykksår|ulcus/,
  },
  radiology: {
    sopClasses: '1 2 3 4 6 7 12 13',
    modalities: 'CR DX RG RF CT MR US BDUS XA MG BMD PX DR',
    words: /røntgen|\brtg|x-?ray|\bct\b|\bmr\b|\bmri\b|ultralyd|ultraso|mammogra|gjennomlys/,
  },
} as const;
