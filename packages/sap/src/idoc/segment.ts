import type { DocumentShape } from "../shape/document.ts";
import { element, type Fields, type Group, group, type Leaf, required } from "../shape/fields.ts";
import { textValue, type ValueType, withoutLeadingZeros } from "../shape/values.ts";
import { controlRecord } from "./control-record.ts";

/** [seen] Segments carry SEGMENT="1"; it says nothing that we need. */
export function segment<F extends Fields>(name: string, fields: F): Group<F, "optional"> {
  return group(name, fields, { SEGMENT: "1" });
}

/** A character field of a segment with its length in SAP's dictionary. */
export function char(name: string, length: number): Leaf<string, "optional"> {
  return element(name, textValue, length);
}

/** The zeros in front of a GTIN are part of it; those of our own article's number are not. QUALARTNR stands before. */
export const articleNumberValue: ValueType<string> = {
  ...textValue,
  read: (text, { articleQualifier }) => (articleQualifier === "gtin" ? text : withoutLeadingZeros(text)),
};
export const articleNumber = required(element("ARTNR", articleNumberValue, 25));

/**
 * An IDoc as XML: the basic type is the root, IDOC may repeat in it, each with its control record and many records of one
 * segment. Types with a namespace are written as /ROP/X = _-ROP_-X, which is an ordinary XML name, so nothing special here.
 */
export function idocShape<R extends Fields>(basicType: string, record: Group<R>) {
  return idocShapeWith(basicType, required(controlRecord), record);
}

export function idocShapeWith<H extends Fields, R extends Fields>(
  basicType: string,
  header: Group<H>,
  record: Group<R>,
) {
  return {
    steps: [
      { name: xmlName(basicType), namespace: "" },
      { name: "IDOC", namespace: "" },
    ],
    fixed: { BEGIN: "1" },
    header,
    record,
  } satisfies DocumentShape;
}

export const xmlName = (sapName: string) => sapName.replaceAll("/", "_-");
export const sapName = (name: string) => name.replaceAll("_-", "/");
