/** OIDs of Norwegian person numbers: national number, D-number, H-number (FH numbers stand under their own issuer). */
const personNumberOids: ReadonlySet<string> = new Set([
  '2.16.578.1.12.4.1.4.1',
  '2.16.578.1.12.4.1.4.2',
  '2.16.578.1.12.4.1.4.3',
]);

export function isPersonNumberOid(issuer: string | undefined): boolean {
  return issuer !== undefined && personNumberOids.has(issuer);
}

/** `ddmmåå nnnnn`; anything that is not eleven digits is shown as it stands. */
export function formatNationalNumber(number: string): string {
  return /^\d{11}$/.test(number) ? `${number.slice(0, 6)} ${number.slice(6)}` : number;
}

/** Numbers that no living person has: the tax administration's Tenor (month + 80) and NAV's (month + 40). Never read as a date of birth. */
export function isSyntheticNationalNumber(number: string): boolean {
  if (!/^\d{11}$/.test(number)) return false;
  const month = Number(number.slice(2, 4));
  return (month > 80 && month <= 92) || (month > 40 && month <= 52);
}
