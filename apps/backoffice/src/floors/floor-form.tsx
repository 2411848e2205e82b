import { api, useFormats } from "@counterfoil/ui";
import { FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticlePicker } from "../articles/article-picker.tsx";
import { useCurrency } from "../offers/use-offer-names.ts";
import type { Floor } from "./floor-list.tsx";

/** The floor of one article; an empty price takes it away. */
export function FloorForm({ floor, onClose }: { floor?: Floor; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const currency = useCurrency();
  const [articleId, setArticleId] = useState(floor?.articleId ?? "");
  const [price, setPrice] = useState(floor ? formats.amount(floor.minPrice, currency) : "");
  const [tried, setTried] = useState(false);
  const minPrice = price.trim() === "" ? null : formats.parseAmount(price, currency);
  const isReadable = minPrice === null ? floor !== undefined : minPrice !== undefined && minPrice >= 0;
  const save = useSave(onClose);
  return (
    <FormDialog
      title={floor ? t("floors.edit", { articleId }) : t("floors.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => {
        setTried(true);
        if (articleId !== "" && isReadable) save.mutate({ articleId, minPrice: minPrice ?? null });
      }}
      onClose={onClose}
    >
      {!floor && (
        <ArticlePicker
          required
          single
          label={t("articles.article")}
          articles={articleId === "" ? [] : [articleId]}
          refused={tried && articleId === ""}
          onChange={([chosen = ""]) => setArticleId(chosen)}
        />
      )}
      <TextField
        name="minPrice"
        label={t("floors.minPriceIn", { currency })}
        {...(floor && { hint: t("floors.emptyHint") })}
        value={price}
        refused={tried && !isReadable}
        autoFocus={floor !== undefined}
        onChange={setPrice}
      />
    </FormDialog>
  );
}

function useSave(onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (floor: { articleId: string; minPrice: number | null }) =>
      api("/api/prices/floors", { method: "PUT", body: { floors: [floor] } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["floors"] });
      say(t("floors.saved"));
      onDone();
    },
  });
}
