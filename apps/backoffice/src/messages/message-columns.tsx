import type { OutboundMessage } from "@counterfoil/contracts";
import { intentHref, useFormats } from "@counterfoil/ui";
import { type Column, instantColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { documentText, reasonSentence, reversalSentence } from "./posting.ts";
import { PostingTag } from "./posting-tag.tsx";

export function useMessageColumns(onRead: (message: OutboundMessage) => void): Column<OutboundMessage>[] {
  return [...useStandingColumns(), ...useJourneyColumns(onRead)];
}

/** Where it stands, and why. */
function useStandingColumns(): Column<OutboundMessage>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "businessKey",
      title: t("messages.receipt"),
      importance: 9,
      minWidth: "10rem",
      cell: (message) => (
        <Link href={intentHref("Receipt-display", { number: message.businessKey })}>{message.businessKey}</Link>
      ),
      text: (message) => message.businessKey,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: (message) => <PostingTag state={message.state} />,
      text: (message) => t(`posting.${message.state}`),
    },
    {
      id: "reason",
      title: t("messages.reason"),
      importance: 7,
      minWidth: "13rem",
      cell: (message) => <Reason message={message} />,
      text: (message) =>
        message.reversal
          ? reversalSentence(message.reversal, formats)
          : [reasonSentence(message.reasonCode), said(message.reason)].filter(Boolean).join(" "),
    },
  ];
}

/** How it travels. */
function useJourneyColumns(onRead: (message: OutboundMessage) => void): Column<OutboundMessage>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      id: "attempts",
      title: t("messages.attempts"),
      end: true,
      importance: 3,
      minWidth: "6rem",
      cell: (message) => formats.count(message.attempts),
      text: (message) => message.attempts,
    },
    instantColumn("nextAttemptAt", t("messages.nextAttempt"), (message) => message.nextAttemptAt, formats, {
      importance: 4,
    }),
    {
      id: "service",
      title: t("messages.service"),
      importance: 1,
      minWidth: "8rem",
      cell: (message) => documentText(message.service),
      text: (message) => message.service,
    },
    instantColumn("createdAt", t("messages.createdAt"), (message) => message.createdAt, formats, { importance: 2 }),
    {
      id: "document",
      title: t("messages.document"),
      importance: 5,
      minWidth: "7rem",
      cell: (message) =>
        message.documentId ? (
          <Button design="Transparent" onClick={() => onRead(message)}>
            {message.idocNumber ? `IDoc ${message.idocNumber.replace(/^0+/, "")}` : t("messages.show")}
          </Button>
        ) : (
          "–"
        ),
      text: (message) => message.idocNumber ?? "",
    },
  ];
}

function Reason({ message }: { message: OutboundMessage }) {
  const formats = useFormats();
  const sentence = reasonSentence(message.reasonCode);
  if (message.reversal) return <span>{reversalSentence(message.reversal, formats)}</span>;
  if (!sentence && !message.reason) return <span>–</span>;
  return (
    <span>
      {sentence && <span className="pair">{sentence}</span>}
      {message.reason && <span className="pair pair-key">{said(message.reason)}</span>}
    </span>
  );
}
