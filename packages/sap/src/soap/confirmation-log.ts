import { element, group, list, required } from "../shape/fields.ts";
import { codeValue } from "../shape/values.ts";

const severity = codeValue({ "1": "information", "2": "warning", "3": "error" });

/** What became of one object of a request. [seen]: names, order, cardinality. Not verified: the digits of result and severity. */
export const confirmationLog = group("Log", {
  result: element("BusinessDocumentProcessingResultCode", codeValue({ "3": "success", "5": "failed" })),
  severity: element("MaximumLogItemSeverityCode", severity),
  items: list(
    group("Item", {
      type: element("TypeID"),
      severity: element("SeverityCode", severity),
      elementName: element("ReferenceMessageElementName"),
      note: required(element("Note")),
    }),
  ),
});
