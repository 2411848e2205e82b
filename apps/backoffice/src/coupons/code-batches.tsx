import type { CodeBatch } from "@counterfoil/contracts";
import { api, apiText, download, useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  FormDialog,
  figureColumn,
  instantColumn,
  Loadable,
  ProblemStrip,
  StateTag,
  say,
  TextField,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Single-use codes in the batches they were made in. A batch is handed out once: nobody can read its codes again. */
export function CodeBatches({ couponId }: { couponId: string }) {
  const { t } = useTranslation();
  const path = `/api/prices/coupons/${encodeURIComponent(couponId)}`;
  const mayWrite = usePermission("coupons.write");
  const [making, setMaking] = useState(false);
  const query = useQuery({
    queryKey: ["coupon", couponId, "batches"],
    queryFn: ({ signal }) => api<{ items: CodeBatch[] }>(`${path}/batches`, { signal }),
  });
  const act = useAct(couponId, path);
  const columns = useColumns(mayWrite ? act.mutate : undefined);
  return (
    <>
      <div className="table-actions">
        {mayWrite && <Button onClick={() => setMaking(true)}>{t("coupons.makeCodes")}</Button>}
      </div>
      <ProblemStrip error={act.error} />
      <Loadable query={query} inside>
        {({ items }) => (
          <DataTable
            name={t("coupons.codes")}
            columns={columns}
            rows={items}
            rowKey={(batch) => String(batch.batchId)}
            nothing={t("coupons.noCodes")}
          />
        )}
      </Loadable>
      {making && <MakeDialog couponId={couponId} path={path} onClose={() => setMaking(false)} />}
    </>
  );
}

type Act = { batch: CodeBatch; what: "download" | "block" };

function useAct(couponId: string, path: string) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ batch, what }: Act) => {
      const of = `${path}/batches/${batch.batchId}`;
      if (what === "download") {
        const { text } = await apiText(`${of}/codes.csv`, { method: "POST" });
        download(`${couponId}-${batch.batchId}.csv`, text, "text/csv;charset=utf-8");
      } else await api(`${of}/block`, { method: "POST" });
    },
    onSuccess: async (_answer, { what }) => {
      await queryClient.invalidateQueries({ queryKey: ["coupon", couponId] });
      say(t(`coupons.batchDone.${what}`));
    },
  });
}

function useColumns(onAct: ((act: Act) => void) | undefined): Column<CodeBatch>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const stateOf = (batch: CodeBatch) => (batch.blockedAt ? "blocked" : batch.handedOutAt ? "handedOut" : "made");
  const tones = { blocked: "negative", handedOut: "positive", made: "information" } as const;
  return [
    instantColumn("madeAt", t("coupons.madeAt"), (batch) => batch.madeAt, formats, {
      importance: 8,
      minWidth: "10rem",
    }),
    { id: "madeBy", title: t("coupons.madeBy"), cell: (batch) => batch.madeBy, text: (batch) => batch.madeBy },
    figureColumn("count", t("coupons.codes"), (batch) => batch.count, formats.count, { importance: 7 }),
    {
      id: "state",
      title: t("column.state"),
      importance: 6,
      minWidth: "12rem",
      cell: (batch) => (
        <span>
          <StateTag tone={tones[stateOf(batch)]}>{t(`coupons.batch.${stateOf(batch)}`)}</StateTag>
          {batch.handedOutTo && <span className="pair pair-key">{batch.handedOutTo}</span>}
        </span>
      ),
      text: (batch) => t(`coupons.batch.${stateOf(batch)}`),
    },
    {
      id: "actions",
      title: t("column.actions"),
      importance: 9,
      minWidth: "12rem",
      cell: (batch) =>
        onAct &&
        !batch.blockedAt && (
          <span className="table-actions">
            {!batch.handedOutAt && (
              <Button onClick={() => onAct({ batch, what: "download" })}>{t("coupons.download")}</Button>
            )}
            <Button design="Transparent" onClick={() => onAct({ batch, what: "block" })}>
              {t("coupons.block")}
            </Button>
          </span>
        ),
    },
  ];
}

function MakeDialog({ couponId, path, onClose }: { couponId: string; path: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [count, setCount] = useState("100");
  const make = useMutation({
    mutationFn: () => api(`${path}/codes`, { method: "POST", body: { count: Number(count) } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["coupon", couponId] });
      say(t("coupons.codesMade"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("coupons.makeCodes")}
      confirm={t("coupons.make")}
      busy={make.isPending}
      error={make.error}
      onConfirm={() => make.mutate()}
      onClose={onClose}
    >
      <TextField
        name="count"
        type="Number"
        label={t("coupons.howMany")}
        hint={t("coupons.howManyHint")}
        value={count}
        error={make.error}
        autoFocus
        onChange={setCount}
      />
    </FormDialog>
  );
}
