import { DataTable, ProblemStrip, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NewTill } from "./new-till.tsx";
import type { Till } from "./organisation.ts";
import { PairingCode } from "./pairing-code.tsx";
import { useTills } from "./queries.ts";
import { RevokeDevice } from "./revoke-device.tsx";
import { useTillColumns } from "./till-columns.tsx";

export type TillAction = { what: "pair" | "revoke"; till: Till };

/** The tills of a store: how each one is, and the two things one does to them. */
export function TillTable({ storeId }: { storeId: string }) {
  const { t } = useTranslation();
  const tills = useTills(storeId);
  const mayManage = usePermission("organisation.manage");
  const [creating, setCreating] = useState(false);
  const [action, setAction] = useState<TillAction>();
  return (
    <>
      {mayManage && (
        <div className="table-bar">
          <span />
          <Button onClick={() => setCreating(true)}>{t("tills.create")}</Button>
        </div>
      )}
      <ProblemStrip error={tills.error} onRetry={() => tills.refetch()} />
      <DataTable
        name={t("stores.tills")}
        columns={useTillColumns(mayManage ? setAction : undefined)}
        rows={tills.data ?? []}
        rowKey={(till) => till.tillId}
        nothing={t("tills.nothing")}
        loading={tills.isPending}
      />
      {creating && <NewTill storeId={storeId} tills={tills.data ?? []} onClose={() => setCreating(false)} />}
      <TillActionDialog action={action} onClose={() => setAction(undefined)} />
    </>
  );
}

export function TillActionDialog({ action, onClose }: { action: TillAction | undefined; onClose: () => void }) {
  if (action?.what === "pair") return <PairingCode till={action.till} onClose={onClose} />;
  if (action?.what === "revoke") return <RevokeDevice till={action.till} onClose={onClose} />;
  return null;
}
