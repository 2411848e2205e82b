import { api, useFormats } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Price } from "../articles/article.ts";

/** Lets a price end earlier or later; whoever wants another amount enters a new one. */
export function EndPrice({ price }: { price: Price }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const [validTo, setValidTo] = useState<string>();
  const save = useMutation({
    mutationFn: () =>
      api(`/api/master-data/prices/${price.priceId}`, { method: "PATCH", body: { validTo: validTo?.trim() } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("prices.saved"));
      setValidTo(undefined);
    },
  });
  return (
    <>
      <Button design="Transparent" onClick={() => setValidTo(price.validTo)}>
        {t("prices.end")}
      </Button>
      {validTo !== undefined && (
        <FormDialog
          title={t("prices.endTitle", {
            amount: formats.money(price.amount, price.currency),
            from: formats.date(price.validFrom),
          })}
          confirm={t("ui.save")}
          busy={save.isPending}
          error={save.error}
          onConfirm={() => save.mutate()}
          onClose={() => setValidTo(undefined)}
        >
          <TextField
            name="validTo"
            label={t("prices.validTo")}
            value={validTo}
            onChange={setValidTo}
            error={save.error}
            hint={t("form.dateHint")}
            required
            autoFocus
          />
        </FormDialog>
      )}
    </>
  );
}
