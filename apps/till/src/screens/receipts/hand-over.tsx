import { QrCode } from "@counterfoil/ui/paper";
import { said } from "@counterfoil/ui/sentences";
import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetMail } from "../../handing-over/index.ts";
import { isTraining, type LedgerRow, type ReceiptMailRow } from "../../ledger/index.ts";
import { useKeys, useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { MailDialog } from "./mail-dialog.tsx";
import { useReceiptLink } from "./use-receipt-link.ts";

/** Ways to the customer without paper: by mail, and by a code for their phone. */
export function HandOver({ row }: { row: LedgerRow }) {
  const { t } = useTranslation();
  const { database } = useTill();
  const [asks, setAsks] = useState(false);
  const [asked, setAsked] = useState<string>();
  const link = useReceiptLink(row.transaction);
  const mails = useLiveQuery(
    () => database.receiptMails.where({ transactionId: row.id }).toArray(),
    [database, row.id],
  );
  const state = useLiveQuery(async () => (await database.transactions.get(row.id))?.state, [database, row.id]);
  const isHanded = asked !== undefined && mails !== undefined && !mails.some(({ mail }) => mail.address === asked);
  const training = isTraining(row.transaction);
  useKeys({
    text: (text) => {
      const isOurs = text.toLowerCase() === "m" && !training;
      if (isOurs) setAsks(true);
      return isOurs;
    },
  });
  if (training) return null;
  return (
    <div className="space-y-3 print:hidden">
      <Button className="w-full" shortcut="M" onClick={() => setAsks(true)}>
        {t("handOver.mail")}
      </Button>
      {mails?.map((mail) => (
        <WaitingMail key={mail.id} row={mail} />
      ))}
      <p role="status" className={isHanded ? "rounded bg-paper-deep p-2 text-sm" : "sr-only"}>
        {isHanded && t("handOver.handed", { address: asked })}
      </p>
      {link && (
        <figure className="flex items-center gap-4">
          <QrCode className="size-32 shrink-0 rounded-md bg-white" text={link} label={t("handOver.code")} />
          <figcaption className="text-sm text-ink-soft">
            <span className="block font-semibold text-ink">{t("handOver.code")}</span>
            {state !== "confirmed" && t("handOver.later")}
          </figcaption>
        </figure>
      )}
      {asks && <MailDialog row={row} sent={setAsked} close={() => setAsks(false)} />}
    </div>
  );
}

/** Not yet at the server, or refused by it. */
function WaitingMail({ row: { id, mail, refused } }: { row: ReceiptMailRow }) {
  const { t } = useTranslation();
  const { database } = useTill();
  return (
    <div
      role={refused ? "alert" : "status"}
      className={`flex items-center justify-between gap-2 rounded p-2 text-sm ${refused ? "bg-error-soft" : "bg-paper-deep"}`}
    >
      <p className="min-w-0 break-words">
        {t(refused ? "handOver.refused" : "handOver.waits", { address: mail.address })} {refused && said(refused)}
      </p>
      <Button look="quiet" className="shrink-0 whitespace-nowrap" onClick={() => void forgetMail(database, id)}>
        {t("handOver.forget")}
      </Button>
    </div>
  );
}
