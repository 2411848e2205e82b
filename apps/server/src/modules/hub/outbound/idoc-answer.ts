import { ErpFailure } from "../communication/index.ts";

/**
 * The IDoc number in the answer to a delivery. What SAP's own receiver answers is not verified; our ERP answers JSON. An answer
 * without a number is no delivery: the document goes again, and a receiver that had it says so.
 */
export function readIdocNumber(answer: string): string {
  const number = /"?(?:idoc(?:Number)?|DOCNUM)"?\s*[:=>]\s*"?(\d{1,16})\b/i.exec(answer)?.[1];
  if (number !== undefined) return number;
  const detail = `The ERP's answer names no IDoc number: ${JSON.stringify(answer.slice(0, 200))}`;
  throw new ErpFailure({ code: "serverError", detail, status: 200 });
}
