import { ApiProblem, api, useFormats } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "../articles/article.ts";
import { todayIn } from "../articles/valid-today.ts";
import { useSiteChoices, useValueList } from "../common/value-lists.ts";

type Draft = {
  amount: string;
  currency: string;
  unit: string;
  siteId: string;
  priceList: string;
  fromQuantity: string;
  validFrom: string;
  validTo: string;
  cut: boolean;
};
type Results = { results: { outcome: string; problem?: { code: string; detail: string; where?: string } }[] };

/** A price from a day on. With "cut", the one it overlaps ends the day before. */
export function NewPrice({ article, onClose }: { article: Article; onClose: () => void }) {
  const { t } = useTranslation();
  const sites = useSiteChoices();
  const priceLists = useValueList("priceList");
  const [draft, setDraft] = useState<Draft>(() => blankFor(article));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSavePrice(article.articleId, onClose);
  const field = (name: "amount" | "currency" | "fromQuantity" | "validFrom" | "validTo", hint?: string) => (
    <TextField
      name={name}
      label={t(`prices.${name}`)}
      value={draft[name]}
      error={save.error}
      onChange={(value) => change({ [name]: value })}
      {...(hint !== undefined && { hint })}
    />
  );
  return (
    <FormDialog
      title={t("prices.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(draft)}
      onClose={onClose}
    >
      {field("amount", t("prices.amountHint"))}
      {field("currency")}
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
      <ChoiceField
        label={t("prices.priceList")}
        value={draft.priceList}
        onChange={(priceList) => change({ priceList })}
        options={[{ value: "", text: "–" }, ...priceLists]}
      />
      {field("fromQuantity")}
      {field("validFrom", t("form.dateHint"))}
      {field("validTo", t("form.dateHint"))}
      <CheckBox
        text={t("prices.cut")}
        checked={draft.cut}
        onChange={(event) => change({ cut: event.target.checked })}
      />
    </FormDialog>
  );
}

function useSavePrice(articleId: string, onClose: () => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (draft: Draft) => {
      const { cut, amount, siteId, priceList, fromQuantity, ...rest } = draft;
      const amountMinor = formats.parseAmount(amount, draft.currency);
      if (amountMinor === undefined) throw refusal("amount", t("prices.amountWrong"));
      const price = {
        articleId,
        ...rest,
        amount: amountMinor,
        ...(siteId !== "" && { siteId }),
        ...(priceList !== "" && { priceList }),
        fromQuantity: formats.parseQuantity(fromQuantity || "0") ?? -1,
      };
      const body = { overlap: cut ? "cut" : "refuse", prices: [price] };
      const { results } = await api<Results>("/api/master-data/prices", { method: "POST", body });
      const problem = results[0]?.problem;
      if (problem) throw new ApiProblem({ status: 400, ...problem });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("prices.saved"));
      onClose();
    },
  });
}

function refusal(where: string, detail: string): ApiProblem {
  return new ApiProblem({ status: 400, code: "invalid-request", detail, where });
}

function blankFor(article: Article): Draft {
  return {
    amount: "",
    currency: "GBP",
    unit: article.baseUnit,
    siteId: "",
    priceList: "",
    fromQuantity: "",
    validFrom: todayIn(),
    validTo: "9999-12-31",
    cut: true,
  };
}
