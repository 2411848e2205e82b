import { ApiProblem, api, useFormats } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "../articles/article.ts";
import { todayIn } from "../articles/valid-today.ts";
import { useValueHelps } from "../common/value-helps.ts";
import { useSiteChoices } from "../common/value-lists.ts";

type Results = { results: { problem?: { code: string; detail: string; where?: string } }[] };

export function NewPurchasePrice({ article, onClose }: { article: Article; onClose: () => void }) {
  const { t } = useTranslation();
  const sites = useSiteChoices();
  const { partner } = useValueHelps();
  const [draft, setDraft] = useState(() => blankFor(article));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSave(article.articleId, onClose);
  const field = (name: "amount" | "vendor" | "currency" | "validFrom" | "validTo", label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      value={draft[name]}
      error={save.error}
      help={name === "vendor" ? partner : undefined}
      onChange={(value) => change({ [name]: value })}
      {...(hint !== undefined && { hint })}
    />
  );
  return (
    <FormDialog
      title={t("purchasePrices.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(draft)}
      onClose={onClose}
    >
      {field("amount", t("purchasePrices.amount"), t("purchasePrices.amountHint"))}
      {field("currency", t("prices.currency"))}
      {field("vendor", t("purchasePrices.vendor"))}
      <ChoiceField
        label={t("articles.unit")}
        value={draft.unit}
        onChange={(unit) => change({ unit })}
        options={article.units.map(({ unit }) => ({ value: unit, text: unit }))}
      />
      <ChoiceField
        label={t("column.site")}
        value={draft.siteId}
        onChange={(siteId) => change({ siteId })}
        options={[{ value: "", text: t("prices.everywhere") }, ...sites]}
      />
      {field("validFrom", t("prices.validFrom"), t("form.dateHint"))}
      {field("validTo", t("prices.validTo"), t("form.dateHint"))}
      <CheckBox
        text={t("prices.cut")}
        checked={draft.cut}
        onChange={(event) => change({ cut: event.target.checked })}
      />
    </FormDialog>
  );
}

type Draft = ReturnType<typeof blankFor>;

function blankFor(article: Article) {
  const period = { validFrom: todayIn(), validTo: "9999-12-31" };
  return { amount: "", currency: "GBP", vendor: "", unit: article.baseUnit, siteId: "", ...period, cut: true };
}

function useSave(articleId: string, onClose: () => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ cut, amount, siteId, vendor, ...rest }: Draft) => {
      const amountMinor = formats.parseAmount(amount, rest.currency);
      if (amountMinor === undefined)
        throw new ApiProblem({
          status: 400,
          code: "invalid-request",
          detail: t("prices.amountWrong"),
          where: "amount",
        });
      const price = {
        articleId,
        ...rest,
        amount: amountMinor,
        ...(siteId !== "" && { siteId }),
        ...(vendor !== "" && { vendor }),
      };
      const body = { overlap: cut ? "cut" : "refuse", purchasePrices: [price] };
      const { results } = await api<Results>("/api/master-data/purchase-prices", { method: "POST", body });
      const problem = results[0]?.problem;
      if (problem) throw new ApiProblem({ status: 400, ...problem });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("purchasePrices.saved"));
      onClose();
    },
  });
}
