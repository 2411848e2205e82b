import type { HeldTill } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import {
  type Column,
  type FetchPage,
  FormDialog,
  figureColumn,
  instantColumn,
  ListReport,
  say,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const path = "/api/hub/held-tills";
const fetchPage: FetchPage<HeldTill> = async (_filters, _next, signal) => {
  const { items } = await api<{ items: HeldTill[] }>(path, { signal });
  return { items, total: items.length };
};

/** What waits for the closing of its till; a person may wait no longer. */
export function HeldTillList() {
  const { t } = useTranslation();
  const mayRelease = usePermission("hub.retry");
  const [releasing, setReleasing] = useState<HeldTill>();
  return (
    <>
      <ListReport<HeldTill>
        intent="HeldTill-search"
        title={t("held.title")}
        queryKey="held-tills"
        fetchPage={fetchPage}
        columns={useColumns(mayRelease ? setReleasing : undefined)}
        rowKey={({ tillId }) => tillId}
        nothing={t("held.nothing")}
        refreshMs={10_000}
      />
      {releasing && <ReleaseDialog till={releasing} onClose={() => setReleasing(undefined)} />}
    </>
  );
}

function useColumns(onRelease: ((till: HeldTill) => void) | undefined): Column<HeldTill>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const count = (value: number) => formats.count(value);
  const columns: Column<HeldTill>[] = [
    textColumn("storeId", t("held.store"), ({ storeId }) => storeId),
    textColumn("tillId", t("held.till"), ({ tillId }) => tillId, { importance: 9 }),
    figureColumn("receipts", t("held.receipts"), ({ receipts }) => receipts, count, { importance: 8 }),
    figureColumn("cashMovements", t("held.cashMovements"), ({ cashMovements }) => cashMovements, count),
    instantColumn("since", t("held.since"), ({ since }) => since, formats, { importance: 7, minWidth: "9rem" }),
  ];
  if (onRelease)
    columns.push({
      id: "release",
      title: t("column.actions"),
      importance: 8,
      cell: (till) => (
        <Button accessibleName={`${t("held.release")}: ${till.tillId}`} onClick={() => onRelease(till)}>
          {t("held.release")}
        </Button>
      ),
    });
  return columns;
}

function ReleaseDialog({ till: { tillId }, onClose }: { till: HeldTill; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const release = useMutation({
    mutationFn: () => api<{ released: number }>(`${path}/${tillId}/release`, { method: "POST" }),
    onSuccess: async ({ released }) => {
      await queryClient.invalidateQueries({ queryKey: ["held-tills"] });
      say(t("held.released", { count: released }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("held.releaseOf", { tillId })}
      confirm={t("held.release")}
      busy={release.isPending}
      error={release.error}
      onConfirm={() => release.mutate()}
      onClose={onClose}
    >
      <p>{t("held.releaseHint")}</p>
    </FormDialog>
  );
}
