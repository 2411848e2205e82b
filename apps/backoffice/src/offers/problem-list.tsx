import type { OfferProblem } from "@counterfoil/contracts";
import type { Offer } from "@counterfoil/pricing";
import { focusField, useIntoView } from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { type FieldProblem, valueAt } from "./field-problems.ts";

/** Problems in the reader's language; a code that the screen does not know speaks the server's words. */
export function useProblemText(): (problem: OfferProblem, offer: Offer | undefined) => string {
  const { t } = useTranslation();
  return ({ code, field, detail }, offer) =>
    offer
      ? t(`offers.problem.${code}`, { value: valueAt(offer, field), detail: said(detail), defaultValue: said(detail) })
      : said(detail);
}

/** Nothing was sent: so many fields cannot be read yet. */
export function NotWhole({ fields }: { fields: number }) {
  const { t } = useTranslation();
  if (fields === 0) return null;
  return (
    <MessageStrip design="Negative" hideCloseButton role="alert">
      {t("offers.notWhole", { count: fields })}
    </MessageStrip>
  );
}

/** What the check has found, or why it was not saved: each problem leads to its field. */
export function ProblemList({ problems, isSaving }: { problems: readonly FieldProblem[]; isSaving: boolean }) {
  const { t } = useTranslation();
  const list = useIntoView(isSaving);
  if (problems.length === 0) return null;
  const isBlocked = problems.some(({ blocking }) => blocking);
  return (
    <div ref={list} role={isSaving ? "alert" : undefined}>
      <MessageStrip design={isBlocked ? "Negative" : "Critical"} hideCloseButton>
        {isSaving ? t("offers.notSaved") : t("offers.problemsFound", { count: problems.length })}
        <ul className="problem-list">
          {problems.map(({ field, text }) => (
            <li key={`${field} ${text}`}>
              {field === "" ? (
                text
              ) : (
                <Link accessibleRole="Button" onClick={() => focusField(field)}>
                  {text}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </MessageStrip>
    </div>
  );
}
