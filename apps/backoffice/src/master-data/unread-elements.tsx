import type { InboundDocument } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { DataTable, figureColumn, textColumn } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

type Unread = { path: string; times: number };

/** What the message brought and nobody reads: said, so that nobody believes it has arrived. */
export function UnreadElements({ call }: { call: InboundDocument }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <p>{t("masterData.unreadHint")}</p>
      <DataTable<Unread>
        name={t("masterData.unread")}
        rows={Object.entries(call.unmodelled).map(([path, times]) => ({ path, times }))}
        rowKey={({ path }) => path}
        nothing="–"
        columns={[
          textColumn("path", t("masterData.element"), ({ path }) => path, { importance: 9, minWidth: "20rem" }),
          figureColumn("times", t("masterData.times"), ({ times }) => times, formats.count),
        ]}
      />
    </>
  );
}
