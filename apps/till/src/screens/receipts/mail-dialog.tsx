import { currentLanguage } from "@counterfoil/ui";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { queueMail } from "../../handing-over/index.ts";
import type { LedgerRow } from "../../ledger/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button, Field } from "../parts/parts.tsx";

/** As the server asks for it. */
const ADDRESS = /^[^\s@<>,;]{1,64}@[^\s@<>,;]{1,190}$/;

type MailDialogProps = { row: LedgerRow; sent(address: string): void; close(): void };

/** To which address; the customer's, if the receipt has one. */
export function MailDialog({ row, sent, close }: MailDialogProps) {
  const { t } = useTranslation();
  const { database, catalogue, note, step } = useTill();
  const { transaction } = row;
  const customerId = transaction.kind === "receipt" ? transaction.customerId : undefined;
  const [address, setAddress] = useState(() => catalogue.get()?.customers.get(customerId ?? "")?.emails[0] ?? "");
  const [wrong, setWrong] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ADDRESS.test(address.trim())) return setWrong(true);
    await queueMail(database, row, { address: address.trim(), language: currentLanguage() });
    note("mailed", { number: row.number }, { transactionId: row.id });
    step.sendMailsSoon();
    sent(address.trim());
    close();
  };
  return (
    <Dialog title={t("handOver.mail")} close={close}>
      <form onSubmit={(event) => void send(event)} className="space-y-3" noValidate>
        <Field
          label={t("handOver.address")}
          type="email"
          value={address}
          maxLength={250}
          spellCheck={false}
          problem={wrong ? t("handOver.wrong") : undefined}
          onChange={(event) => {
            setAddress(event.target.value);
            setWrong(false);
          }}
        />
        <Button look="main" type="submit" shortcut="Enter" className="w-full">
          {t("handOver.send")}
        </Button>
      </form>
    </Dialog>
  );
}
