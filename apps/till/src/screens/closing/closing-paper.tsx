import type { Closing } from "@counterfoil/contracts";
import { useLiveQuery } from "dexie-react-hooks";
import { useTranslation } from "react-i18next";
import { countedMethodsOf, readClosedFigures } from "../../cash/index.ts";
import { useTill, useWatch } from "../frame/use-till.ts";
import { ReportPaper } from "./report-paper.tsx";
import { useReportParts } from "./use-report-parts.ts";

export function ClosingPaper({ closing, duplicate }: { closing: Closing; duplicate: boolean }) {
  const { t } = useTranslation();
  const { database, configuration } = useTill();
  const known = useWatch(configuration);
  const partsOf = useReportParts();
  const figures = useLiveQuery(
    () => known && readClosedFigures(database, closing, countedMethodsOf(known)),
    [database, closing, known],
  );
  const label = t("receipt.label", { number: closing.number });
  return <ReportPaper final label={label} parts={partsOf.closing(closing, figures, duplicate)} />;
}
