import { intentHref, useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { CsvImport } from "../csv-import/csv-import.tsx";
import { postCsv } from "../csv-import/post-csv.ts";
import { type CheckedRow, takenRows } from "../csv-import/taken-rows.ts";

type Answer = { rows: (Omit<CheckedRow, "articleId"> & { code: string })[] };

const sample = {
  name: "card-types-sample.csv",
  text: "\uFEFFmethod;code;nameEn;nameDe;position;active;erpCode\r\nCARD;VISA;Visa;Visa;1;yes;VISA\r\nCARD;GIROCARD;Girocard;girocard;2;yes;\r\n",
};

/** Card types and their ERP codes from a spreadsheet, in the form that the download has. */
export function CardTypeImport() {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <CsvImport
      title={t("cards.import")}
      parent={{ title: t("cards.title"), href: intentHref("PaymentCardType-search") }}
      sample={sample}
      what={t("cards.code")}
      post={async (text, dryRun) => {
        const { rows } = await postCsv<Answer>("/api/organisation/card-types/import", text, dryRun);
        return takenRows(
          text,
          rows.map(({ code, ...row }) => ({ ...row, articleId: code })),
          { t, formats },
        );
      }}
      done={({ good }) => t("cards.imported", { count: good })}
      queryKey="card-types"
    />
  );
}
