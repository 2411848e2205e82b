import { api, useFormats } from "@counterfoil/ui";
import { Loadable, StateTag } from "@counterfoil/ui/fiori";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { isUnfinished, kinds, messageTones, objectStates, type Run, type RunSummary } from "./replication.ts";
import { runObjectsHref } from "./run-object-list.tsx";
import { useFindingText } from "./why.ts";

/** How the objects of a run stand, each figure a way to its list. */
export function RunObjects({ run }: { run: Run }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const findingText = useFindingText();
  const query = useQuery({
    queryKey: ["run-summary", run.runId, run.state],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api<RunSummary>(`/api/replication/runs/${run.runId}/summary`, { signal }),
    refetchInterval: isUnfinished(run) ? 5000 : 15_000,
  });
  return (
    <Loadable inside query={query}>
      {({ states, kinds: counted, findings }) => (
        <div className="run-objects">
          <ul>
            {objectStates.flatMap((state) =>
              states[state] === undefined
                ? []
                : [
                    <li key={state}>
                      <StateTag tone={messageTones[state] ?? "neutral"}>{t(`sent.state.${state}`)}</StateTag>{" "}
                      <Link href={runObjectsHref(run.runId, { state })}>{formats.count(states[state])}</Link>
                    </li>,
                  ],
            )}
          </ul>
          <ul>
            {kinds.flatMap((kind) =>
              counted[kind] === undefined
                ? []
                : [
                    <li key={kind}>
                      {t(`kind.${kind}`)}{" "}
                      <Link href={runObjectsHref(run.runId, { kind })}>{formats.count(counted[kind])}</Link>
                    </li>,
                  ],
            )}
          </ul>
          {Object.keys(findings).length > 0 && (
            <ul>
              {Object.entries(findings).map(([code, count]) => (
                <li key={code}>
                  {findingText({ code, facts: {} })}{" "}
                  <Link href={runObjectsHref(run.runId, { finding: code })}>{formats.count(count)}</Link>
                </li>
              ))}
            </ul>
          )}
          <Link href={runObjectsHref(run.runId)}>{t("runObjects.all")}</Link>
        </div>
      )}
    </Loadable>
  );
}
