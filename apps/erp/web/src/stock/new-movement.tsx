import { ApiProblem, api, navigate, useFormats } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useValueHelps } from "../common/value-helps.ts";
import { nameIn, useSiteChoices } from "../common/value-lists.ts";

type MovementType = { code: string; texts: { en: string; de?: string } };
const sales = new Set(["251", "252"]);

/** Posts one article in or out by hand. Sales are posted by receipts only. */
export function NewMovement({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const sites = useSiteChoices();
  const helps = useValueHelps();
  const types = useMovementTypes();
  // Made once per dialog: pressing twice, or a lost answer, posts once.
  const [documentKey] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState({ movementType: "701", articleId: "", siteId: "", quantity: "", text: "" });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const post = usePost(onClose);
  const siteId = draft.siteId || (sites[0]?.value ?? "");
  return (
    <FormDialog
      title={t("movements.post")}
      confirm={t("movements.post")}
      busy={post.isPending}
      error={post.error}
      onConfirm={() => post.mutate({ ...draft, siteId, documentKey })}
      onClose={onClose}
    >
      <ChoiceField
        label={t("movements.type")}
        value={draft.movementType}
        onChange={(movementType) => change({ movementType })}
        options={types
          .filter(({ code }) => !sales.has(code))
          .map(({ code, texts }) => ({ value: code, text: `${nameIn(texts)} (${code})` }))}
      />
      <TextField
        name="articleId"
        label={t("articles.number")}
        value={draft.articleId}
        onChange={(articleId) => change({ articleId })}
        error={post.error}
        help={helps.article}
        required
      />
      <ChoiceField
        label={t("column.site")}
        value={siteId}
        onChange={(chosen) => change({ siteId: chosen })}
        options={sites}
      />
      <TextField
        name="quantity"
        label={t("stock.quantity")}
        value={draft.quantity}
        onChange={(quantity) => change({ quantity })}
        error={post.error}
        required
      />
      <TextField
        name="text"
        label={t("movements.text")}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={post.error}
      />
    </FormDialog>
  );
}

export function useMovementTypes(): MovementType[] {
  const query = useQuery({
    queryKey: ["movement-types"],
    queryFn: ({ signal }) => api<{ items: MovementType[] }>("/api/logistics/movement-types", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return query.data?.items ?? [];
}

type Draft = {
  movementType: string;
  articleId: string;
  siteId: string;
  quantity: string;
  text: string;
  documentKey: string;
};

function usePost(onClose: () => void) {
  const { t } = useTranslation();
  const formats = useFormats();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ documentKey, movementType, text, articleId, siteId, quantity }: Draft) => {
      const amount = formats.parseQuantity(quantity);
      if (amount === undefined)
        throw new ApiProblem({
          status: 400,
          code: "quantity-wrong",
          detail: t("movements.quantityWrong"),
          where: "quantity",
        });
      const items = [{ articleId: articleId.trim(), siteId, quantity: amount }];
      return api<{ year: number; number: number }>("/api/logistics/goods-movements", {
        method: "POST",
        body: { documentKey, movementType, text, items },
      });
    },
    onSuccess: async ({ year, number }) => {
      await queryClient.invalidateQueries();
      say(t("movements.posted", { number: `${year}/${number}` }));
      onClose();
      navigate("GoodsMovement-display", { year, number });
    },
  });
}
