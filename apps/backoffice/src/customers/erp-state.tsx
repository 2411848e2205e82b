import type { ErpState } from "@counterfoil/contracts";
import { api, navigate } from "@counterfoil/ui";
import { FormDialog, StateTag, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Customer } from "./customer.ts";

const tones = {
  waiting: "information",
  sending: "information",
  failed: "critical",
  refused: "negative",
  created: "positive",
  withdrawn: "neutral",
} as const satisfies Record<ErpState, string>;

type Progress = { erpState: ErpState; erpNumber?: string | null | undefined };

export function useErpText(): (progress: Progress) => string {
  const { t } = useTranslation();
  return ({ erpState, erpNumber }) => t(`customers.erp.${erpState}`, { number: erpNumber ?? "" });
}

export function ErpTag(progress: Progress) {
  const textOf = useErpText();
  return <StateTag tone={tones[progress.erpState]}>{textOf(progress)}</StateTag>;
}

/** What the ERP says of a customer made here, as long as it does not have it, and what can be done about it. */
export function ErpStrip({ customer, onChange }: { customer: Customer; onChange: () => void }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const mayWrite = usePermission("customers.write");
  const mayMend = usePermission("hub.read");
  const { made } = customer;
  if (!made || made.erpState === "created" || made.erpState === "withdrawn") return null;
  const isRefused = made.erpState === "refused";
  return (
    <MessageStrip design={isRefused ? "Negative" : "Information"} hideCloseButton>
      {t(isRefused ? "customers.erpRefuses" : "customers.erpIsTold")} {said(made.reason)}{" "}
      <span className="page-actions">
        {mayWrite && made.erpState !== "sending" && (
          <Button design="Transparent" onClick={onChange}>
            {t("customers.changeFacts")}
          </Button>
        )}
        {mayWrite && isRefused && (
          <Button design="Transparent" onClick={() => setAsking(true)}>
            {t("customers.keepHereOnly")}
          </Button>
        )}
        {mayMend && isRefused && (
          <Button design="Transparent" onClick={() => navigate("MendingGroup-search")}>
            {t("customers.toMending")}
          </Button>
        )}
      </span>
      {isAsking && <KeepHereOnly partnerId={customer.partnerId} onClose={() => setAsking(false)} />}
    </MessageStrip>
  );
}

function KeepHereOnly({ partnerId, onClose }: { partnerId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [why, setWhy] = useState("");
  const keep = useMutation({
    mutationFn: () => api(`/api/customers/partners/${partnerId}/keep-here-only`, { method: "POST", body: { why } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["customer"] });
      say(t("customers.saved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("customers.keepHereOnly")}
      confirm={t("customers.keepHereOnly")}
      onConfirm={() => keep.mutate()}
      onClose={onClose}
      busy={keep.isPending}
      error={keep.error}
    >
      <p>{t("customers.keepHereOnlyMeans")}</p>
      <TextField name="why" label={t("customers.why")} value={why} required error={keep.error} onChange={setWhy} />
    </FormDialog>
  );
}
