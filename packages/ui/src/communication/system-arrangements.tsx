import { scenarioIds } from "@counterfoil/contracts";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { textColumn } from "../fiori/columns.ts";
import { type Column, DataTable } from "../fiori/data-table.tsx";
import { StateTag } from "../fiori/state-tag.tsx";
import { ProblemStrip } from "../fiori/states.tsx";
import {
  type ArrangementOf,
  activeOf,
  arrangementHref,
  arrangementLamp,
  type CommunicationPaths,
  type Service,
} from "./communication.ts";
import { useArrangements, useChange } from "./use-communication.ts";

type Props<One> = { at: CommunicationPaths; systemId: string; mayChange: boolean; moreColumns?: Column<One>[] };

/** What is agreed with one system, and what could be. */
export function SystemArrangements<One extends ArrangementOf<Service>>(props: Props<One>) {
  const { t } = useTranslation();
  const { at, systemId, mayChange, moreColumns = [] } = props;
  const query = useArrangements<One>(at, systemId);
  const create = useChange((scenario: string) => api(at.arrangement(systemId, scenario), { method: "PUT", body: {} }));
  const rows = query.data ?? [];
  const missing = scenarioIds.filter((id) => rows.every(({ scenario }) => scenario !== id));
  return (
    <>
      <ProblemStrip error={query.error ?? create.error} />
      <DataTable
        name={t("arrangements.title")}
        columns={[...useColumns<One>(), ...moreColumns]}
        rows={rows}
        rowKey={({ scenario }) => scenario}
        rowHref={({ scenario }) => arrangementHref(systemId, scenario)}
        nothing={t("arrangements.nothing")}
        loading={query.isPending}
      />
      {mayChange && missing.length > 0 && (
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

export function ArrangementState({ arrangement }: { arrangement: ArrangementOf<Service> }) {
  const { t } = useTranslation();
  const { tone, word } = arrangementLamp(arrangement);
  return <StateTag tone={tone}>{t(`lamp.${word}`)}</StateTag>;
}

function useColumns<One extends ArrangementOf<Service>>(): Column<One>[] {
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
  ];
}
