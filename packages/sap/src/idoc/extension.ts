import { element, required } from "../shape/fields.ts";
import { segment } from "./segment.ts";

/** [seen] E1WXX01 with FLDNAME and FLDVAL is SAP's place for a customer's own fields. FLDGRP and the lengths: not verified. */
export const extension = segment("E1WXX01", {
  group: element("FLDGRP"),
  name: required(element("FLDNAME")),
  value: required(element("FLDVAL")),
});
