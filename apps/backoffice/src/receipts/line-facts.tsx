import type { ReceiptLine } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";

/** The name behind a person's id; the id of whom the server does not know any more. */
export type NameOf = (personId: string) => string;

const discountApprover = ({ manualDiscounts = [] }: ReceiptLine) =>
  manualDiscounts.find(({ approvedBy }) => approvedBy !== undefined)?.approvedBy;

/** What a person at the till or the goods' own code said of a line. */
export function LineFacts({ line, currency, nameOf }: { line: ReceiptLine; currency: string; nameOf: NameOf }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { priceChange, withoutReceipt, textChanged, salesPersonId, note, piece, setOf, depositOf, reservedNumber } =
    line;
  const approver = priceChange?.approvedBy ?? withoutReceipt?.approvedBy ?? discountApprover(line);
  const { before, reason, by } = priceChange ?? {};
  const facts = [
    before !== undefined && t("receipts.priceBefore", { price: formats.money(before, currency) }),
    by && t("receipts.priceBy", { by: [nameOf(by), reason].filter(Boolean).join(", ") }),
    withoutReceipt && t("receipts.withoutReceipt", { by: nameOf(withoutReceipt.by) }),
    approver && t("receipts.approvedBy", { by: nameOf(approver) }),
    textChanged && t("receipts.textChanged"),
    salesPersonId && t("receipts.salesPerson", { id: nameOf(salesPersonId) }),
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
