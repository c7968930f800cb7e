/** An answer other than the one asked for; becomes `status` and an OperationOutcome (FHIR R4 `issue.code`). */
export class FhirError extends Error {
  readonly status: number;
  readonly code: 'login' | 'forbidden' | 'not-found' | 'not-supported' | 'invalid' | 'exception';

  constructor(status: number, code: FhirError['code'], diagnostics: string) {
    super(diagnostics);
    this.name = 'FhirError';
    this.status = status;
    this.code = code;
  }
}

export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly { severity: 'error' | 'warning'; code: string; diagnostics: string }[];
}

export function operationOutcome(
  severity: 'error' | 'warning',
  code: string,
  diagnostics: string,
): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity, code, diagnostics }] };
}
