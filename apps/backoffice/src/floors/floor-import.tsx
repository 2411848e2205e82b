import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { CsvImport } from "../csv-import/csv-import.tsx";
import { postCsv } from "../csv-import/post-csv.ts";
import { type CheckedRow, takenRows } from "../csv-import/taken-rows.ts";
import { floorsHref } from "./floor-list.tsx";

type Answer = { rows: CheckedRow[] };

/** The second row shows how a floor is taken away. */
const sample = { name: "price-floors-sample.csv", text: "\uFEFFarticleId;minPrice\r\n85123A;1.20\r\n22423;\r\n" };

/** Floors from a spreadsheet. */
export function FloorImport() {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <CsvImport
      title={t("floors.import")}
      parent={{ title: t("floors.title"), href: floorsHref }}
      sample={sample}
      what={t("articles.article")}
      post={async (text, dryRun) => {
        const { rows } = await postCsv<Answer>("/api/prices/floors/import", text, dryRun);
        return takenRows(text, rows, { t, formats });
      }}
      done={({ good }) => t("floors.imported", { count: good })}
      queryKey="floors"
      pastAt="/api/prices/floors"
    />
  );
}
