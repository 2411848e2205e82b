import { DataTable, textColumn } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useTranslation } from "react-i18next";
import type { TargetDetail } from "./targets.ts";

/** What SAP's documents have no words for: it is not at the target, and the reason says why. */
export function Untold({ untold }: Pick<TargetDetail, "untold">) {
  const { t } = useTranslation();
  return (
    <DataTable<TargetDetail["untold"][number]>
      name={t("targets.untold")}
      rows={untold}
      rowKey={({ kind, id }) => `${kind} ${id}`}
      nothing={t("targets.allTold")}
      columns={[
        textColumn("what", t("targets.what"), ({ kind, id }) => `${t(`targets.kind.${kind}`)} ${id}`, {
          importance: 9,
        }),
        textColumn("reason", t("offers.reason"), ({ reason }) => said(reason), { importance: 8, minWidth: "18rem" }),
      ]}
    />
  );
}
