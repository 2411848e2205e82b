import { api, intentHref, useFormats } from "@counterfoil/ui";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import type { Summary } from "./documents.ts";

export function useSummary() {
  return useQuery({
    queryKey: ["documents-summary"],
    queryFn: ({ signal }) => api<Summary>("/api/documents/summary", { signal }),
    refetchInterval: 10_000,
  });
}

/** "38 receipts: article unknown": one strip per cause, and one click that posts them all again once it is mended. */
export function Causes({ onRepost }: { onRepost?: (reasonCode: string) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const causes = useSummary().data?.causes ?? [];
  return causes.map(({ reasonCode, count, example }) => (
    <div key={reasonCode} className="problem">
      <MessageStrip design="Critical" hideCloseButton>
        <Link href={intentHref("Receipt-search", { state: "setAside", reasonCode })}>
          {t("receipts.setAsideBy", {
            count,
            shown: formats.count(count),
            cause: t(`cause.${reasonCode}`, reasonCode),
          })}
        </Link>{" "}
        {example}
      </MessageStrip>
      {onRepost && <Button onClick={() => onRepost(reasonCode)}>{t("receipts.repostAll")}</Button>}
    </div>
  ));
}
