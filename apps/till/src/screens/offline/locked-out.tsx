import { useFormats } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listUnsent } from "../../ledger/index.ts";
import { PairingForm } from "../configuration/pairing-form.tsx";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Button, Message } from "../parts/parts.tsx";
import { ExportUnsent } from "./export-unsent.tsx";

/** In the place of every screen once another device has this till. What is not sent stays here, and leaves as an export. */
export function LockedOut({ at, reason }: { at: string; reason: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, configuration } = useTill();
  const known = useWatch(configuration);
  const [pairing, setPairing] = useState(false);
  const rows = useLiveQuery(() => listUnsent(database), [database]);
  return (
    <Message title={t("lockedOut.title")}>
      <p>{t("lockedOut.text", { reason: said(reason), at: formats.instant(at, known?.store.timeZone) })}</p>
      {rows?.length === 0 && <p className="rounded bg-paper-deep p-3 text-ink">{t("lockedOut.allSent")}</p>}
      {rows && rows.length > 0 && (
        <section className="space-y-3 rounded border border-error bg-error-soft p-4 text-ink">
          <p>{t("lockedOut.unsent", { count: rows.length })}</p>
        </section>
      )}
      <ExportUnsent />
      {pairing ? <PairingForm /> : <Button onClick={() => setPairing(true)}>{t("lockedOut.pairAgain")}</Button>}
    </Message>
  );
}
