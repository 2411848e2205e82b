import type { MendingCase } from "@counterfoil/contracts";
import { inMajorUnits, intentHref, useFormats } from "@counterfoil/ui";
import { type Column, instantColumn, StateTag } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { CaseNotesButton } from "./case-notes.tsx";
import { causeText, classTones, reasonText } from "./mending.ts";

export function caseHref({ direction, businessKey, documentId }: MendingCase): string {
  if (/^[SW]-[A-Z0-9]{1,4}-\d{7}$/.test(businessKey)) return intentHref("SalesOrder-display", { orderId: businessKey });
  if (isCustomerMadeHere(businessKey)) return intentHref("Customer-display", { partnerId: businessKey });
  return direction === "outbound"
    ? intentHref("Trace-display", { query: businessKey })
    : intentHref("MasterDataCall-display", { id: documentId ?? "", query: businessKey });
}

/** A number of ours, until the ERP has one. */
const isCustomerMadeHere = (key: string) => /^C[0-9A-Z]{9}$/.test(key);

const toneOf = ({ underWay, resolvedAt }: MendingCase) =>
  resolvedAt ? "positive" : underWay ? "information" : "negative";

const notesColumn = (title: string): Column<MendingCase> => ({
  id: "notes",
  title,
  importance: 1,
  width: "6rem",
  cell: (one) => <CaseNotesButton one={one} />,
});

/** The columns that all lists of cases share. */
export function useCaseColumns(): Record<
  "key" | "cause" | "class" | "reason" | "amount" | "opened" | "state" | "how" | "notes",
  Column<MendingCase>
> {
  const { t } = useTranslation();
  const formats = useFormats();
  const amountOf = ({ amount, currency }: MendingCase) =>
    amount === undefined || currency === undefined ? "–" : formats.money(amount, currency);
  const stateOf = ({ underWay, resolvedAt }: MendingCase) =>
    t(resolvedAt ? "mending.state.resolved" : underWay ? "mending.state.underWay" : "mending.state.open");
  const how = ({ resolvedHow, resolvedBy, resolvedWhy }: MendingCase) =>
    [resolvedHow && t(`mending.how.${resolvedHow}`), resolvedBy, resolvedWhy].filter(Boolean).join(" · ");
  return {
    key: {
      id: "businessKey",
      title: t("mending.object"),
      importance: 10,
      minWidth: "11rem",
      cell: (one) => <Link href={caseHref(one)}>{one.businessKey}</Link>,
      text: ({ businessKey }) => businessKey,
    },
    cause: {
      id: "cause",
      title: t("mending.cause"),
      importance: 8,
      minWidth: "12rem",
      cell: causeText,
      text: causeText,
    },
    class: {
      id: "class",
      title: t("mending.class"),
      importance: 4,
      minWidth: "9rem",
      cell: ({ errorClass }) => <StateTag tone={classTones[errorClass]}>{t(`mending.class.${errorClass}`)}</StateTag>,
      text: ({ errorClass }) => t(`mending.class.${errorClass}`),
    },
    reason: {
      id: "reason",
      title: t("messages.reason"),
      importance: 3,
      minWidth: "13rem",
      cell: (one) => reasonText(one) ?? "–",
      text: (one) => reasonText(one) ?? "",
    },
    amount: {
      id: "amount",
      title: t("mending.amount"),
      end: true,
      importance: 5,
      cell: amountOf,
      text: ({ amount, currency }) =>
        amount === undefined || currency === undefined ? "" : inMajorUnits(amount, currency),
    },
    opened: instantColumn("openedAt", t("mending.since"), ({ openedAt }) => openedAt, formats, { importance: 6 }),
    state: {
      id: "state",
      title: t("column.state"),
      importance: 7,
      minWidth: "8rem",
      cell: (one) => <StateTag tone={toneOf(one)}>{stateOf(one)}</StateTag>,
      text: stateOf,
    },
    notes: notesColumn(t("mending.notes")),
    how: { id: "how", title: t("mending.how"), importance: 7, minWidth: "11rem", cell: how, text: how },
  };
}
