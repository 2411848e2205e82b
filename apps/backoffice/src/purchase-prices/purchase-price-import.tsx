import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { CsvImport } from "../csv-import/csv-import.tsx";
import { postCsv } from "../csv-import/post-csv.ts";
import { type CheckedRow, takenRows } from "../csv-import/taken-rows.ts";
import { purchasePricesHref } from "./purchase-price-list.tsx";

type Answer = { rows: CheckedRow[] };

/** Purchase prices from a spreadsheet, for retailers whose ERP does not send them. */
export function PurchasePriceImport() {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <CsvImport
      title={t("purchase.import")}
      parent={{ title: t("purchase.title"), href: purchasePricesHref }}
      sample={{ path: "/api/prices/purchase-prices/import-sample.csv" }}
      what={t("articles.article")}
      post={async (text, dryRun) => {
        const { rows } = await postCsv<Answer>("/api/prices/purchase-prices/import", text, dryRun);
        return takenRows(text, rows, { t, formats });
      }}
      done={({ good }) => t("purchase.imported", { count: good })}
      queryKey="purchase-prices"
      pastAt="/api/prices/purchase-prices"
    />
  );
}
