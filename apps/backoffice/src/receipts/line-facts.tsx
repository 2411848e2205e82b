import type { ReceiptLine } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";

/** What a person at the till or the goods' own code said of a line. */
export function LineFacts({ line, currency }: { line: ReceiptLine; currency: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { priceChange, textChanged, salesPersonId, note, piece, setOf, depositOf, reservedNumber } = line;
  const { before, reason, by, approvedBy } = priceChange ?? {};
  const facts = [
    before !== undefined && t("receipts.priceBefore", { price: formats.money(before, currency) }),
    by && t("receipts.priceBy", { by: [by, reason].filter(Boolean).join(", ") }),
    approvedBy && t("receipts.approvedBy", { by: approvedBy }),
    textChanged && t("receipts.textChanged"),
    salesPersonId && t("receipts.salesPerson", { id: salesPersonId }),
    piece?.batch && t("receipts.batch", { batch: piece.batch }),
    piece?.serialNumber && t("receipts.serialNumber", { number: piece.serialNumber }),
    piece?.expiresOn && t("receipts.expiresOn", { day: formats.date(piece.expiresOn) }),
    setOf && t("receipts.setOf", { line: setOf }),
    depositOf && t("receipts.depositOf", { line: depositOf }),
    reservedNumber && t("receipts.reserved", { number: reservedNumber }),
    note,
  ].filter((fact) => typeof fact === "string" && fact !== "");
  return facts.map((fact) => (
    <span className="pair pair-key" key={String(fact)}>
      {fact}
    </span>
  ));
}
