import { SapFormatError } from "@counterfoil/sap";

/** What a mapping needs to know besides the transaction. */
export type MappingFacts = {
  timeZone: string;
  /** The ERP's code of our payment methods (ZAHLART), as the methods themselves say. */
  paymentCodes: ReadonlyMap<string, string>;
  /** The article's base unit and how many of it one `unit` is; undefined when the article is not known here. */
  baseUnitOf: (
    articleId: string,
    unit: string,
  ) => { baseUnit: string; numerator: number; denominator: number } | undefined;
};

/** Root cause of a failure: the same for all that one cure helps. */
export type Cause = { code: string; subject: string };

/** A transaction that cannot be said in the ERP's words; a person has to see to it. */
export class MappingError extends Error {
  readonly root: Cause;

  constructor(message: string, cause: Cause) {
    super(message);
    this.name = "MappingError";
    this.root = cause;
  }
}

const codes = {
  "write.missing": "mapping-missing",
  "write.tooLong": "value-too-long",
  "write.invalid": "value-invalid",
};

/** What the writer of a format refuses, with the field as its subject: "E1WPB02/ARTNR: ..." is E1WPB02.ARTNR. */
export function mappingErrorOf(error: unknown): MappingError | undefined {
  if (error instanceof MappingError) return error;
  if (!(error instanceof SapFormatError) || !Object.hasOwn(codes, error.code)) return undefined;
  const path = /^[\w/-]+/.exec(error.message)?.[0] ?? "";
  const subject = path.split("/").slice(-2).join(".").slice(0, 40);
  return new MappingError(error.message, { code: codes[error.code as keyof typeof codes], subject });
}
