import { api, intentHref, useFormats } from "@counterfoil/ui";
import { usePermission } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { purposeOf } from "./codes.ts";
import { type Cause, replacedFor, type Summary } from "./documents.ts";
import type { Repost } from "./use-repost.ts";

export function useSummary() {
  return useQuery({
    queryKey: ["documents-summary"],
    queryFn: ({ signal }) => api<Summary>("/api/documents/summary", { signal }),
    refetchInterval: 10_000,
  });
}

/** "38 receipts: tax code unknown (X9)": a strip per cause, with all that can be done for the whole of it. */
export function Causes({ onRepost }: { onRepost?: (what: Repost) => void }) {
  const causes = useSummary().data?.causes ?? [];
  return causes.map((cause) => (
    <CauseStrip key={`${cause.reasonCode} ${cause.reasonSubject}`} cause={cause} {...(onRepost && { onRepost })} />
  ));
}

function CauseStrip({ cause, onRepost }: { cause: Cause; onRepost?: (what: Repost) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayCorrect = usePermission("documents.correct");
  const { reasonCode, reasonSubject, count, amount, currency, example } = cause;
  const mayConfigure = usePermission("documents.configure");
  const what = replacedFor[reasonCode];
  const purpose = purposeOf[reasonCode];
  return (
    <div className="problem">
      <MessageStrip design="Critical" hideCloseButton>
        <Link href={intentHref("Receipt-search", { state: "setAside", reasonCode, reasonSubject })}>
          {t("receipts.setAsideBy", {
            count,
            shown: formats.count(count),
            cause: t(`cause.${reasonCode}`, reasonCode),
            subject: reasonSubject,
          })}
        </Link>{" "}
        {currency && `${formats.money(amount, currency)}. `}
        {said(example)}
      </MessageStrip>
      {what && mayCorrect && (
        <Button onClick={() => (globalThis.location.hash = massHref(what, reasonSubject))}>
          {t("corrections.replace")}
        </Button>
      )}
      {purpose && mayConfigure && (
        <Button onClick={() => (globalThis.location.hash = codeHref(purpose, reasonSubject))}>
          {t("codes.setUp")}
        </Button>
      )}
      {reasonCode === "tax-code-unknown" && mayConfigure && (
        <Button onClick={() => (globalThis.location.hash = intentHref("TaxCode-search", { newCode: reasonSubject }))}>
          {t("taxCodes.setUp")}
        </Button>
      )}
      {onRepost && <Button onClick={() => onRepost({ reasonCode, reasonSubject })}>{t("receipts.repostAll")}</Button>}
    </div>
  );
}

const codeHref = (purpose: string, newCode: string) => intentHref("AccountCode-search", { purpose, newCode });
const massHref = (what: string, from: string) => intentHref("MassCorrection-start", { what, from });
