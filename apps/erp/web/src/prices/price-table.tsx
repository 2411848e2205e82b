import { useFormats } from "@counterfoil/ui";
import { type Column, textColumn } from "@counterfoil/ui/fiori";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import type { Article, Price } from "../articles/article.ts";
import { isValid, todayIn } from "../articles/valid-today.ts";
import { useSiteText } from "../common/value-lists.ts";
import { EndPrice } from "./end-price.tsx";
import { KeptPrices, useKeptPriceColumns } from "./kept-prices.tsx";
import { NewPrice } from "./new-price.tsx";

/** All prices of an article, with the one that holds today marked. */
export function PriceTable({ article, prices }: { article: Article; prices: Price[] }) {
  const { t } = useTranslation();
  const today = todayIn();
  const hasGap = prices.length > 0 && !prices.some((price) => !price.priceList && isValid(price, today));
  return (
    <>
      {hasGap && (
        <MessageStrip design="Critical" hideCloseButton>
          {t("prices.noneToday")}
        </MessageStrip>
      )}
      <KeptPrices<Price>
        texts={{
          name: t("prices.title"),
          nothing: t("prices.nothing"),
          create: t("prices.create"),
          removed: t("prices.removed"),
        }}
        rows={prices}
        pathOf={({ priceId }) => `/api/master-data/prices/${priceId}`}
        columns={usePriceColumns()}
        form={(onClose) => <NewPrice article={article} onClose={onClose} />}
        more={(price) => <EndPrice price={price} />}
      />
    </>
  );
}

export function usePriceColumns(): Column<Price>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const siteText = useSiteText();
  const scope = ({ siteId, priceList }: Price) =>
    priceList ? `${t("prices.priceList")} ${priceList}` : siteId ? siteText(siteId) : t("prices.everywhere");
  return useKeptPriceColumns<Price>(t("prices.amount"), [
    textColumn("scope", t("prices.scope"), scope, { importance: 5, minWidth: "9rem" }),
    textColumn("fromQuantity", t("prices.fromQuantity"), ({ fromQuantity, unit }) =>
      fromQuantity > 0 ? `${formats.quantity(fromQuantity)} ${unit}` : undefined,
    ),
  ]);
}
