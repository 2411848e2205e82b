import type { InboundDocument } from "@counterfoil/contracts";
import { intentHref, useFormats } from "@counterfoil/ui";
import { type Column, type Filter, ListReport, pagesOf, StateTag } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { callStates, callTones, outcomes } from "./states.ts";

const fetchPage = pagesOf<InboundDocument>("/api/hub/inbound-documents");
export const callHref = (id: string) => intentHref("MasterDataCall-display", { id });

/** Every document that a system sent us, what became of it, and how many of its objects it changed. */
export function CallList() {
  const { t } = useTranslation();
  return (
    <ListReport
      intent="MasterDataCall-search"
      title={t("masterData.title")}
      queryKey="inbound-documents"
      fetchPage={fetchPage}
      filters={useFilters()}
      columns={useColumns()}
      rowKey={(call) => call.id}
      rowHref={(call) => callHref(call.id)}
      nothing={t("masterData.nothing")}
      refreshMs={10_000}
    />
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("masterData.search"), placeholder: t("masterData.searchHint") },
    {
      kind: "choice",
      name: "objectType",
      label: t("masterData.objectType"),
      options: ["article", "businessPartner", "relationship", "price", "promotion", "purchasePrice"].map((value) => ({
        value,
        text: t(`masterData.type.${value}`),
      })),
    },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: callStates.map((value) => ({ value, text: t(`masterData.state.${value}`) })),
    },
  ];
}

function useColumns(): Column<InboundDocument>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "receivedAt",
      title: t("masterData.receivedAt"),
      minWidth: "11rem",
      importance: 9,
      cell: (call) => <Link href={callHref(call.id)}>{formats.instant(call.receivedAt)}</Link>,
      text: (call) => call.receivedAt,
    },
    {
      id: "objectType",
      title: t("masterData.objectType"),
      cell: (call) => t(`masterData.type.${call.objectType}`),
      text: (call) => t(`masterData.type.${call.objectType}`),
      minWidth: "8rem",
      importance: 5,
    },
    {
      id: "state",
      title: t("column.state"),
      minWidth: "10rem",
      importance: 8,
      cell: (call) => <StateTag tone={callTones[call.state]}>{t(`masterData.state.${call.state}`)}</StateTag>,
      text: (call) => t(`masterData.state.${call.state}`),
    },
    ...outcomes.map((outcome) => ({
      id: outcome,
      title: t(`masterData.outcome.${outcome}`),
      end: true,
      minWidth: "6rem",
      importance: outcome === "rejected" ? 6 : 2,
      cell: (call: InboundDocument) => formats.count(call.counts[outcome]),
      text: (call: InboundDocument) => call.counts[outcome],
    })),
    {
      id: "sender",
      title: t("masterData.sender"),
      minWidth: "8rem",
      importance: 1,
      cell: (call) => call.sender ?? "–",
      text: (call) => call.sender ?? "",
    },
    {
      id: "messageId",
      title: t("masterData.messageId"),
      minWidth: "10rem",
      importance: 0,
      cell: (call) => call.messageId ?? "–",
      text: (call) => call.messageId ?? "",
    },
  ];
}
