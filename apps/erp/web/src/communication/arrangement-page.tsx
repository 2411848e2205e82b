import { api, intentHref, navigate, useIntent } from "@counterfoil/ui";
import { ChoiceField, Loadable, ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import {
  type Arrangement,
  activeOf,
  arrangementPath,
  systemHref,
  useChange,
  useMayManage,
  useSystem,
  valuesHref,
} from "./communication.ts";
import { ConfirmationTable } from "./confirmation-list.tsx";
import { ServiceCard } from "./service-card.tsx";
import { ArrangementState } from "./system-arrangements.tsx";

/** One arrangement: its services in both directions, its users, and what was confirmed. */
export function ArrangementPage() {
  const { SystemId = "", Scenario = "" } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["communication-arrangement", SystemId, Scenario],
    queryFn: ({ signal }) => api<Arrangement>(arrangementPath(SystemId, Scenario), { signal }),
    refetchInterval: 5000,
    retry: false,
  });
  return <Loadable query={query}>{(arrangement) => <Details arrangement={arrangement} />}</Loadable>;
}

function Details({ arrangement }: { arrangement: Arrangement }) {
  const { t } = useTranslation();
  const { systemId, systemName, scenario, services } = arrangement;
  const sides = (["inbound", "outbound"] as const).filter((side) =>
    services.some(({ direction }) => direction === side),
  );
  return (
    <ObjectPage
      title={t(`scenario.${scenario}`)}
      parent={{ title: t("arrangements.title"), href: intentHref("CommunicationArrangement-search") }}
      actions={<Actions arrangement={arrangement} />}
      facts={[
        { label: t("column.state"), value: <ArrangementState arrangement={arrangement} /> },
        { label: t("systems.system"), value: <Link href={systemHref(systemId)}>{`${systemName} (${systemId})`}</Link> },
        { label: t("arrangements.scenario"), value: scenario },
        { label: t("arrangements.active"), value: activeOf(arrangement) },
      ]}
      sections={[
        { id: "users", title: t("arrangements.users"), content: <Users arrangement={arrangement} sides={sides} /> },
        ...sides.map((side) => ({
          id: side,
          title: t(`directionServices.${side}`),
          content: services
            .filter(({ direction }) => direction === side)
            .map((service) => <ServiceCard key={service.service} arrangement={arrangement} service={service} />),
        })),
        ...(scenario === "SAP_COM_0008"
          ? [
              {
                id: "confirmations",
                title: t("confirmations.title"),
                content: <ConfirmationTable receiverId={systemId} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Actions({ arrangement: { systemId, scenario, services } }: { arrangement: Arrangement }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const remove = useChange(
    () => api(arrangementPath(systemId, scenario), { method: "DELETE" }),
    () => {
      say(t("arrangements.deleted"));
      navigate("CommunicationSystem-display", { SystemId: systemId }, { replace: true });
    },
  );
  const isOff = services.every(({ active }) => !active);
  return (
    <>
      <Button
        onClick={() => {
          globalThis.location.hash = valuesHref(systemId);
        }}
      >
        {t("values.open")}
      </Button>
      {mayManage && isOff && (
        <Button disabled={remove.isPending} onClick={() => remove.mutate(undefined)}>
          {t("arrangements.delete")}
        </Button>
      )}
      <ProblemStrip error={remove.error} />
    </>
  );
}

type Sides = readonly ("inbound" | "outbound")[];

/** The one user that may call by it, and as whom we call. */
function Users({ arrangement, sides }: { arrangement: Arrangement; sides: Sides }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const { systemId, scenario } = arrangement;
  const system = useSystem(systemId).data;
  const save = useChange((body: object) => api(arrangementPath(systemId, scenario), { method: "PUT", body }));
  const names = {
    inbound: system?.inboundUsers ?? [],
    outbound: (system?.outboundUsers ?? []).map(({ userName }) => userName),
  };
  return (
    <div className="form">
      <ProblemStrip error={save.error} />
      {sides.map((side) => {
        const field = `${side}User` as const;
        const value = arrangement[field] ?? "";
        const known = [...new Set([...names[side], ...(value === "" ? [] : [value])])];
        return (
          <div key={side}>
            <ChoiceField
              name={field}
              label={t(`arrangements.${field}`)}
              value={value}
              disabled={!mayManage || save.isPending}
              onChange={(chosen) => save.mutate({ [field]: chosen === "" ? null : chosen })}
              options={[
                { value: "", text: t("arrangements.noUser") },
                ...known.map((userName) => ({ value: userName, text: userName })),
              ]}
            />
            <span className="hint">{t(`arrangementHint.${field}`)}</span>
          </div>
        );
      })}
    </div>
  );
}
