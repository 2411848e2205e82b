import type { BasketRequest, LabAnswer, NewLabTest } from "@counterfoil/contracts";
import { api, useFormats } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

type SaveTestProps = { basket: BasketRequest; draftOfferIds: string[]; answer: LabAnswer; onClose: () => void };

/** Keeps the basket with what it costs now: every later activation must leave it so. */
export function SaveTest({ basket, draftOfferIds, answer, onClose }: SaveTestProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const { priced } = answer;
  const save = useMutation({
    mutationFn: () => {
      const body: NewLabTest = {
        name: name.trim(),
        basket,
        expected: {
          total: priced.totals.total,
          byLine: priced.lines.map(({ lineId, amount }) => ({ lineId, amount })),
          offers: [...new Set(priced.applied.map(({ offerId, promotionId }) => offerId ?? promotionId))],
        },
        ...(draftOfferIds.length > 0 && { draftOfferIds }),
      };
      return api("/api/prices/lab-tests", { method: "POST", body });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["lab-tests"] });
      say(t("lab.testSaved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("lab.saveTest")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <p>{t("lab.saveHint", { total: formats.money(priced.totals.total, priced.currency) })}</p>
      <TextField
        name="name"
        label={t("offers.name")}
        value={name}
        required
        maxlength={80}
        error={save.error}
        autoFocus
        onChange={setName}
      />
    </FormDialog>
  );
}
