export type ArchiveId = 'unn' | 'nlsh' | 'helg' | 'finn';

/** One hospital as its equipment writes it into headers. Organisation numbers and codes are sample values. */
export interface SampleHospital {
  readonly archiveId: ArchiveId;
  readonly name: string;
  /** The trust's organisation number with the site's own number after it. */
  readonly code: string;
  readonly stationName: string;
  /** Which of (0008,0082), (0008,0080) and (0008,1010) the hospital's equipment fills in. */
  readonly says: 'code' | 'name' | 'station';
  /** Issuer of its accession numbers (0008,0051). */
  readonly accessionIssuer: string;
}

const site = (
  archiveId: ArchiveId,
  organisation: string,
  [name, number, stationName, says]: readonly [string, number, string, SampleHospital['says']],
): SampleHospital => ({
  archiveId,
  name,
  code: `${organisation}-${number}`,
  stationName,
  says,
  accessionIssuer: `2.16.578.1.12.4.1.4.101.${organisation}.3`,
});

export const hospitals = {
  tromso: site('unn', '983974899', ['UNN Tromsø', 1, 'UNNTROCT1', 'code']),
  harstad: site('unn', '983974899', ['UNN Harstad', 2, 'UNNHARDX1', 'code']),
  narvik: site('unn', '983974899', ['UNN Narvik', 3, 'UNNNARCT1', 'name']),
  bodo: site('nlsh', '983974910', ['Nordlandssykehuset Bodø', 1, 'NLSHBODUS2', 'code']),
  lofoten: site('nlsh', '983974910', ['Nordlandssykehuset Lofoten', 2, 'NLSHLOFDX1', 'name']),
  vesteralen: site('nlsh', '983974910', ['Nordlandssykehuset Vesterålen', 3, 'NLSHVESES1', 'code']),
  moIRana: site('helg', '983974929', ['Helgelandssykehuset Mo i Rana', 1, 'HSYKMIRXC1', 'code']),
  sandnessjoen: site('helg', '983974929', ['Helgelandssykehuset Sandnessjøen', 2, 'HSYKSSJXC1', 'name']),
  mosjoen: site('helg', '983974929', ['Helgelandssykehuset Mosjøen', 3, 'HSYKMOSDX1', 'station']),
  hammerfest: site('finn', '983974880', ['Finnmarkssykehuset Hammerfest', 1, 'FSHFTCT1', 'code']),
  kirkenes: site('finn', '983974880', ['Finnmarkssykehuset Kirkenes', 2, 'FSKIRKDX1', 'station']),
} as const;

export type HospitalKey = keyof typeof hospitals;
