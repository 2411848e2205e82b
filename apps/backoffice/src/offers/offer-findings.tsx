import { StateTag } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { type OfferDetail, offerHref } from "./offers.ts";

/** What speaks against the offer: problems of its own, and offers that it meets. */
export function OfferFindings({ detail }: { detail: OfferDetail }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language.startsWith("de") ? "de" : "en";
  const { problems, overlaps, tests = [] } = detail;
  if (problems.length + overlaps.length + tests.length === 0) return <p>{t("offers.noFindings")}</p>;
  return (
    <ul className="findings">
      {problems.map((problem) => (
        <li key={`${problem.field} ${problem.code}`}>
          <StateTag tone={!problem.blocking ? "critical" : "negative"}>
            {t(`offers.problem.${problem.code}`, problem.detail)}
          </StateTag>
          <span className="pair pair-key">{problem.detail}</span>
        </li>
      ))}
      {overlaps.map((overlap) => (
        <li key={overlap.offerId}>
          <StateTag tone="critical">{t("offers.overlaps")}</StateTag>{" "}
          <Link href={offerHref(overlap.offerId)}>{`${overlap.name} (${overlap.offerId})`}</Link>
          <span className="pair pair-key">{overlap.why[language]}</span>
        </li>
      ))}
      {tests.map((test) => (
        <li key={test.testId}>
          <StateTag tone={test.passed ? "positive" : "negative"}>
            {t(test.passed ? "offers.testPassed" : "offers.testFailed", { name: test.name })}
          </StateTag>
          {test.detail && <span className="pair pair-key">{test.detail}</span>}
        </li>
      ))}
    </ul>
  );
}
