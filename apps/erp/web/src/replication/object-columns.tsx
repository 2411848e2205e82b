import { useFormats } from "@counterfoil/ui";
import { type Column, instantColumn, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { messageTones, type SentObject } from "./replication.ts";
import { runHref } from "./run-list.tsx";
import { useWhyText } from "./why.ts";

/** What was sent last has taken it back: the receiver does not offer it any more. */
const shownState = ({ state, present }: SentObject) => (present || state === "refused" ? state : "takenBack");

/** Where an object was sent, when, and by which run. */
export function useSentColumns(): Column<SentObject>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const whyText = useWhyText();
  return [
    textColumn("receiver", t("receivers.receiver"), ({ receiverId }) => receiverId, { importance: 7 }),
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      cell: (row) => (
        <StateTag tone={messageTones[shownState(row)] ?? "neutral"}>{t(`sent.state.${shownState(row)}`)}</StateTag>
      ),
      text: (row) => t(`sent.state.${shownState(row)}`),
    },
    textColumn("receiverKey", t("confirmations.receiverKey"), ({ receiverKey }) => receiverKey, { importance: 4 }),
    instantColumn("at", t("runs.sentAt"), ({ at }) => at, formats, { importance: 5, minWidth: "10rem" }),
    textColumn("reason", t("sent.reason"), whyText, { importance: 6, minWidth: "14rem" }),
    textColumn("run", t("runs.run"), ({ runId }) => runId, {
      minWidth: "5rem",
      cell: ({ runId }) => <Link href={runHref(runId)}>{String(runId)}</Link>,
    }),
  ];
}
