import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { PrinterSettings } from "./printer-settings.tsx";
import { UnprintedList } from "./unprinted-list.tsx";

/** What did not come out, and the printer of this device. */
export function PrinterDialog({ close }: { close(): void }) {
  const { t } = useTranslation();
  const { printer } = useTill();
  const { way } = useWatch(printer.choice);
  const [busy, setBusy] = useState(false);
  const mayPrint = !busy && way !== "browser";
  const print = async () => {
    if (!mayPrint) return;
    setBusy(true);
    await printer.printAgain();
    setBusy(false);
  };
  useKeys({
    text: (text) => {
      if (text.toUpperCase() === "P") void print();
      return text.toUpperCase() === "P";
    },
  });
  return (
    <Dialog title={t("printer.title")} close={close}>
      <div className="space-y-6">
        <UnprintedList busy={busy} mayPrint={mayPrint} print={() => void print()} />
        <PrinterSettings />
      </div>
    </Dialog>
  );
}
