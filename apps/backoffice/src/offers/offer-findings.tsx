import type { GuardResult, LabTestResult } from "@counterfoil/contracts";
import { api, currentLanguage, intentHref, useFormats } from "@counterfoil/ui";
import { StateTag } from "@counterfoil/ui/fiori";
import { skipToken, useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { type OfferDetail, offerHref, type Trial, trialKey } from "./offers.ts";
import { useProblemText } from "./problem-list.tsx";

/** Opens the form at a field. */
export type OnMend = (field: string) => void;

/** What speaks against the offer: problems of its own, offers that it meets, and what the last check has tried out. */
export function OfferFindings({ detail, onMend }: { detail: OfferDetail; onMend: OnMend | undefined }) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const language = currentLanguage();
  const { tests, guard } = useTrial(detail);
  const { overlaps } = detail;
  // The tests below say it with more words.
  const problems = detail.problems.filter(({ code }) => code !== "saved-test-failed");
  if (problems.length + overlaps.length + tests.length === 0 && !guard) return <p>{t("offers.noFindings")}</p>;
  return (
    <ul className="findings">
      {problems.map((problem) => (
        <li key={`${problem.field} ${problem.code}`}>
          <StateTag tone={!problem.blocking ? "critical" : "negative"}>{textOf(problem, detail.offer)}</StateTag>
          {onMend && problem.field !== "" && (
            <>
              {" "}
              <Link accessibleRole="Button" onClick={() => onMend(problem.field)}>
                {t("offers.mend")}
              </Link>
            </>
          )}
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
          <TestTag test={test} />
          {test.detail && <span className="pair pair-key">{test.detail}</span>}
        </li>
      ))}
      {guard && <Guarded guard={guard} offerId={detail.offerId} />}
    </ul>
  );
}

function TestTag({ test: { name, passed, failsAnyway } }: { test: Trial["tests"][number] }) {
  const { t } = useTranslation();
  if (passed) return <StateTag tone="positive">{t("offers.testPassed", { name })}</StateTag>;
  if (failsAnyway) return <StateTag tone="critical">{t("offers.testFailsAnyway", { name })}</StateTag>;
  return <StateTag tone="negative">{t("offers.testFailed", { name })}</StateTag>;
}

/** Kept from the check of this very version. Who is to decide and has not checked it sees at least how the saved tests go. */
function useTrial({ offerId, version, ...detail }: OfferDetail): Omit<Trial, "version"> {
  const { data: kept } = useQuery<Trial>({
    queryKey: trialKey(offerId),
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 3_600_000,
  });
  const isKept = kept?.version === version;
  const { data: run } = useQuery({
    queryKey: ["lab-tests", "with", offerId, version],
    queryFn: ({ signal }) =>
      api<{ items: LabTestResult[] }>("/api/prices/lab-tests/run", {
        method: "POST",
        body: { draftOfferIds: [offerId] },
        signal,
      }),
    enabled: !isKept && ["checked", "approved"].includes(detail.draft ?? detail.state),
  });
  return isKept ? kept : { tests: run?.items ?? [] };
}

function Guarded({ guard, offerId }: { guard: GuardResult; offerId: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isBreached = guard.breached > 0;
  const figures = {
    breached: formats.count(guard.breached),
    searched: formats.count(guard.searched),
    threshold: formats.percent(guard.threshold),
  };
  return (
    <li>
      <StateTag tone={isBreached ? "critical" : "positive"}>
        {t(isBreached ? "offers.guardBreached" : "offers.guardKept", figures)}
      </StateTag>{" "}
      <Link href={intentHref("MarginGuard-display", { offerId })}>{t("guard.title")}</Link>
    </li>
  );
}
