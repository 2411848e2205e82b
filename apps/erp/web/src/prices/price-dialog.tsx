import { ApiProblem, api, useFormats } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField, type ValueHelp } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "../articles/article.ts";
import { todayIn } from "../articles/valid-today.ts";
import { useSiteChoices } from "../common/value-lists.ts";

/** What every price of an article has, and by name what each kind has besides. */
export type PriceDraft = ReturnType<typeof blankFor> & Record<string, string | boolean>;
type Results = { results: { problem?: { code: string; detail: string; where?: string } }[] };
type Kind = {
  /** Where it is saved, and under which name the body lists it. */
  path: string;
  list: string;
  saved: string;
  /** The rest of it as the server wants it. */
  rest: (draft: PriceDraft) => object;
};
type FieldProps = { name: string; label: string; hint?: string; help?: ValueHelp };
export type PriceField = (props: FieldProps) => ReactNode;
type Props = {
  article: Article;
  title: string;
  amount: { label: string; hint: string };
  kind: Kind;
  more: (field: PriceField, draft: PriceDraft, change: (part: Partial<PriceDraft>) => void) => ReactNode;
  onClose: () => void;
};

/** A price from a day on. With "cut", the one it overlaps ends the day before. */
export function PriceDialog({ article, title, amount, kind, more, onClose }: Props) {
  const { t } = useTranslation();
  const sites = useSiteChoices();
  const [draft, setDraft] = useState<PriceDraft>(() => blankFor(article));
  const change = (part: Partial<PriceDraft>) => setDraft((before) => ({ ...before, ...part }) as PriceDraft);
  const save = useSave(article.articleId, kind, onClose);
  const field: PriceField = ({ name, ...props }) => (
    <TextField
      {...props}
      name={name}
      value={String(draft[name] ?? "")}
      error={save.error}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <FormDialog
      title={title}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(draft)}
      onClose={onClose}
    >
      {field({ name: "amount", ...amount })}
      {field({ name: "currency", label: t("prices.currency") })}
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
      {more(field, draft, change)}
      {field({ name: "validFrom", label: t("prices.validFrom"), hint: t("form.dateHint") })}
      {field({ name: "validTo", label: t("prices.validTo"), hint: t("form.dateHint") })}
      <CheckBox
        text={t("prices.cut")}
        checked={draft.cut}
        onChange={(event) => change({ cut: event.target.checked })}
      />
    </FormDialog>
  );
}

function useSave(articleId: string, { path, list, saved, rest }: Kind, onClose: () => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (draft: PriceDraft) => {
      const { cut, currency, unit, siteId, validFrom, validTo } = draft;
      const amount = formats.parseAmount(draft.amount, currency);
      if (amount === undefined) throw wrongAmount(t("prices.amountWrong"));
      const place = siteId === "" ? {} : { siteId };
      const price = { articleId, amount, currency, unit, ...place, validFrom, validTo, ...rest(draft) };
      const body = { overlap: cut ? "cut" : "refuse", [list]: [price] };
      const { results } = await api<Results>(path, { method: "POST", body });
      const problem = results[0]?.problem;
      if (problem) throw new ApiProblem({ status: 400, ...problem });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(saved);
      onClose();
    },
  });
}

const wrongAmount = (detail: string) =>
  new ApiProblem({ status: 400, code: "invalid-request", detail, where: "amount" });

function blankFor(article: Article) {
  const period = { validFrom: todayIn(), validTo: "9999-12-31" };
  return { amount: "", currency: "GBP", unit: article.baseUnit, siteId: "", ...period, cut: true };
}
