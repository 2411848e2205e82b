import { api } from "@counterfoil/ui";
import { type Column, DataTable, ProblemStrip, StateTag, textColumn } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import {
  type Arrangement,
  activeOf,
  arrangementHref,
  arrangementLamp,
  arrangementPath,
  useArrangements,
  useChange,
  useMayManage,
} from "./communication.ts";
import { scenarioIds } from "./scenarios.ts";

/** What is agreed with one system, and what could be. */
export function SystemArrangements({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const query = useArrangements(systemId);
  const create = useChange((scenario: string) => api(arrangementPath(systemId, scenario), { method: "PUT", body: {} }));
  const rows = query.data ?? [];
  const missing = scenarioIds.filter((id) => rows.every(({ scenario }) => scenario !== id));
  return (
    <>
      <ProblemStrip error={query.error ?? create.error} />
      <DataTable
        name={t("arrangements.title")}
        columns={useColumns()}
        rows={rows}
        rowKey={({ scenario }) => scenario}
        rowHref={({ scenario }) => arrangementHref(systemId, scenario)}
        nothing={t("arrangements.nothing")}
        loading={query.isPending}
      />
      {mayManage && missing.length > 0 && (
        <p className="page-actions">
          {missing.map((scenario) => (
            <Button key={scenario} disabled={create.isPending} onClick={() => create.mutate(scenario)}>
              {t("arrangements.create", { scenario: t(`scenario.${scenario}`) })}
            </Button>
          ))}
        </p>
      )}
    </>
  );
}

export function ArrangementState({ arrangement }: { arrangement: Arrangement }) {
  const { t } = useTranslation();
  const { tone, word } = arrangementLamp(arrangement);
  return <StateTag tone={tone}>{t(`lamp.${word}`)}</StateTag>;
}

function useColumns(): Column<Arrangement>[] {
  const { t } = useTranslation();
  return [
    textColumn("scenario", t("arrangements.scenario"), ({ scenario }) => t(`scenario.${scenario}`), {
      importance: 9,
      minWidth: "14rem",
      cell: ({ systemId, scenario }) => (
        <Link href={arrangementHref(systemId, scenario)}>{t(`scenario.${scenario}`)}</Link>
      ),
    }),
    textColumn("state", t("column.state"), (arrangement) => t(`lamp.${arrangementLamp(arrangement).word}`), {
      importance: 8,
      minWidth: "9rem",
      cell: (arrangement) => <ArrangementState arrangement={arrangement} />,
    }),
    textColumn("active", t("arrangements.active"), activeOf, { importance: 6, minWidth: "8rem" }),
    textColumn("inbound", t("arrangements.inboundUser"), ({ inboundUser }) => inboundUser, { importance: 4 }),
    textColumn("outbound", t("arrangements.outboundUser"), ({ outboundUser }) => outboundUser, { importance: 3 }),
  ];
}
