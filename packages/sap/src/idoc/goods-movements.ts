import { type Draft, element, list, required, type Shape } from "../shape/fields.ts";
import { type DocumentReader, documentReader, type RecordReading } from "../shape/reader.ts";
import { codeValue, datsValue, quantityValue, timsValue } from "../shape/values.ts";
import { documentWriter } from "../shape/writer.ts";
import type { ControlRecord } from "./control-record.ts";
import { extension } from "./extension.ts";
import { articleNumber, char, idocShape, segment } from "./segment.ts";

/*
 * WPUWBW01, goods that move in a store without a sale: stock corrections, waste, finds. [seen]: that the type exists and is
 * made of E1WPG01 and E1WPG02. NOT VERIFIED: every field name; they follow E1WPB01 and E1WPB02.
 */
const goodsMovementItem = segment("E1WPG02", {
  articleQualifier: required(element("QUALARTNR", codeValue({ ARTN: "article", EANN: "gtin" }))),
  article: articleNumber,
  /** Minus: stock goes down; plus: stock goes up. */
  direction: required(element("VORZEICHEN", codeValue({ "-": "out", "+": "in" }))),
  quantityMilli: required(element("MENGE", quantityValue, 10)),
  unit: char("MEINS", 3),
  storageLocation: char("LGORT", 4),
  movementType: char("BWART", 3),
  reason: char("GRUND", 40),
});

export const goodsMovement = segment("E1WPG01", {
  site: char("POSKREIS", 5),
  till: char("KASSID", 25),
  day: required(element("VORGDATUM", datsValue, 8)),
  time: element("VORGZEIT", timsValue, 6),
  number: required(char("BONNUMMER", 15)),
  enteredBy: char("ERFASSER", 10),
  transactionType: char("VORGANGART", 4),
  items: list(goodsMovementItem),
  extensions: list(extension),
});

export const goodsMovementIdoc = idocShape("WPUWBW01", goodsMovement);

export type GoodsMovement = Shape<(typeof goodsMovement)["fields"]>;
export type GoodsMovementDraft = Draft<(typeof goodsMovement)["fields"]>;
export type GoodsMovementReading = RecordReading<ControlRecord, GoodsMovement>;
export type GoodsMovementReader = DocumentReader<ControlRecord, GoodsMovement>;

export const createGoodsMovementReader = documentReader(goodsMovementIdoc);
export const goodsMovementWriter = documentWriter(goodsMovementIdoc);
