import { useFormats } from "@counterfoil/ui";
import { ChoiceField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import type { Article } from "../articles/article.ts";
import { useValueList } from "../common/value-lists.ts";
import { PriceDialog } from "./price-dialog.tsx";

/** A sales price: of a price list too, and from a quantity on. */
export function NewPrice({ article, onClose }: { article: Article; onClose: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const priceLists = useValueList("priceList");
  return (
    <PriceDialog
      article={article}
      title={t("prices.create")}
      amount={{ label: t("prices.amount"), hint: t("prices.amountHint") }}
      kind={{
        path: "/api/master-data/prices",
        list: "prices",
        saved: t("prices.saved"),
        rest: ({ priceList, fromQuantity }) => ({
          ...(priceList && { priceList }),
          fromQuantity: formats.parseQuantity(String(fromQuantity || "0")) ?? -1,
        }),
      }}
      more={(field, { priceList }, change) => (
        <>
          <ChoiceField
            label={t("prices.priceList")}
            value={String(priceList ?? "")}
            onChange={(chosen) => change({ priceList: chosen })}
            options={[{ value: "", text: "–" }, ...priceLists]}
          />
          {field({ name: "fromQuantity", label: t("prices.fromQuantity") })}
        </>
      )}
      onClose={onClose}
    />
  );
}
