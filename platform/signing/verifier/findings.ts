export type FaultCode =
  | 'notSealed'
  | 'sealUnreadable'
  | 'contentAltered'
  | 'sealAltered'
  | 'appended'
  | 'signatureWrong'
  | 'foreignKey'
  | 'keyMissing'
  | 'strokeAltered'
  | 'textAltered'
  | 'versionAltered'
  | 'rowAltered'
  | 'eventMissing'
  | 'eventDiffers'
  | 'requestDiffers'
  | 'signatureMissing'

export interface Fault {
  readonly code: FaultCode
  /** Chinese, names the file or the row. */
  readonly message: string
}

/** Collects what is wrong; keeps the first hundred faults in full and counts the rest. */
export class Findings {
  readonly faults: Fault[] = []
  faultCount = 0

  fault(code: FaultCode, message: string): void {
    this.faultCount += 1
    if (this.faults.length < 100) this.faults.push({ code, message })
  }
}
