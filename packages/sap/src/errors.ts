/** Every refusal of this package. `code` is stable and may be shown to a partner; the message says what is wrong and where. */
export type SapErrorCode =
  | "xml.malformed"
  | "json.malformed"
  | "xml.dtd"
  | "xml.processingInstruction"
  | "xml.encoding"
  | "xml.tooDeep"
  | "xml.tooLong"
  | "xml.tooManyAttributes"
  | "xml.tooManyElements"
  | "document.wrongRoot"
  | "document.headerMissing"
  | "document.headerInvalid"
  | "document.recordInvalid"
  | "soap.mustUnderstand"
  | "soap.notFault"
  | "write.missing"
  | "write.invalid"
  | "write.tooLong"
  | "odata.filter"
  | "odata.option"
  | "odata.property"
  | "odata.key"
  | "odata.answer"
  | "odata.body";

export interface Place {
  line: number;
  column: number;
}

export class SapFormatError extends Error {
  readonly code: SapErrorCode;
  /** Where in the XML text; lines and columns count from 1. */
  readonly place: Place | undefined;

  constructor(code: SapErrorCode, message: string, place?: Place) {
    super(place === undefined ? message : `${message} (line ${place.line}, column ${place.column})`);
    this.name = "SapFormatError";
    this.code = code;
    this.place = place;
  }
}
