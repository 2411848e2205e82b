import type { UnsentExport } from "@counterfoil/contracts";
import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { countUnsent, exportUnsent } from "../../ledger/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";
import { CodeSeries } from "./code-series.tsx";

/** The two ways out for what cannot be sent: a file, or codes for a camera when nothing may be plugged in. */
export function ExportUnsent() {
  const { t } = useTranslation();
  const { database, note } = useTill();
  const { count, journal } = useLiveQuery(() => countUnsent(database), [database]) ?? { count: 0, journal: 0 };
  const [shown, setShown] = useState<UnsentExport>();
  const take = async (by: "file" | "codes") => {
    const made = await exportUnsent(database, new Date());
    note("exported", { by, count: made.transactions.length });
    return made;
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button disabled={count + journal === 0} onClick={() => void take("file").then(download)}>
        {count === 0 && journal > 0 ? t("export.journal") : t("light.export", { count })}
      </Button>
      <Button disabled={count + journal === 0} onClick={() => void take("codes").then(setShown)}>
        {t("export.codes")}
      </Button>
      {shown && <CodeSeries made={shown} close={() => setShown(undefined)} />}
    </div>
  );
}

function download(made: UnsentExport): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(made, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `counterfoil-${made.tillId}-unsent-${made.exportedAt.slice(0, 19).replaceAll(":", "")}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
