import type { ReservedGoods } from "@counterfoil/contracts";
import { currentLanguage, useFormats } from "@counterfoil/ui";
import type { PaperPart } from "@counterfoil/ui/paper";
import { useTranslation } from "react-i18next";
import { textOf } from "../../catalogue/index.ts";
import { useTill } from "../frame/use-till.ts";
import { unitWord } from "../parts/unit-word.ts";

/** The slip that lies with the goods, or that the customer takes to the store which keeps them. */
export function useSlipParts(): (goods: ReservedGoods) => PaperPart[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const { catalogue, configuration } = useTill();
  return ({ number, storeId, articleId, unit, quantity, name, phone, note, validTo, madeAt, madeBy, madeIn }) => {
    const article = catalogue.get()?.articles.get(articleId);
    const { company, store } = configuration.get() ?? {};
    const at = formats.instant(madeAt, store?.timeZone);
    return [
      { kind: "text", text: company?.name ?? "", align: "centre", strong: true },
      { kind: "text", text: t("reserved.slip"), align: "centre", size: "large", strong: true },
      { kind: "rule" },
      { kind: "row", left: t("reserved.store"), right: storeId, strong: true },
      { kind: "row", left: articleId, right: `${formats.quantity(quantity)} (${unitWord(unit, t)})`, strong: true },
      { kind: "text", text: article ? textOf(article, currentLanguage()) : articleId },
      { kind: "rule" },
      { kind: "text", text: name, size: "large", strong: true },
      ...[phone, note].flatMap((text): PaperPart[] => (text ? [{ kind: "text", text }] : [])),
      { kind: "row", left: t("reserved.validTo"), right: formats.date(validTo), strong: true },
      { kind: "gap" },
      { kind: "bars", code: number },
      { kind: "text", text: `${at} · ${madeBy} · ${madeIn}`, align: "centre", size: "small" },
    ];
  };
}
