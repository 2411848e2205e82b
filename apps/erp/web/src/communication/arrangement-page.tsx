import { api, navigate } from "@counterfoil/ui";
import { ServiceList, ArrangementPage as SharedPage, type Side, useChange } from "@counterfoil/ui/communication";
import { ChoiceField, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import { type ArrangedService, type Arrangement, at, useMayManage, useSystem } from "./communication.ts";
import { ConfirmationTable } from "./confirmation-list.tsx";
import { ServiceCard } from "./service-card.tsx";

export const ArrangementList = () => <ServiceList at={at} />;

/** One arrangement: its users, its services in both directions, and what was confirmed. */
export function ArrangementPage() {
  const { t } = useTranslation();
  return (
    <SharedPage<ArrangedService, Arrangement>
      at={at}
      partsOf={(arrangement, sides) => ({
        actions: <Actions arrangement={arrangement} />,
        before: [
          { id: "users", title: t("arrangements.users"), content: <Users arrangement={arrangement} sides={sides} /> },
        ],
        card: (service) => <ServiceCard key={service.service} arrangement={arrangement} service={service} />,
        after:
          arrangement.scenario === "SAP_COM_0008"
            ? [
                {
                  id: "confirmations",
                  title: t("confirmations.title"),
                  content: <ConfirmationTable receiverId={arrangement.systemId} />,
                },
              ]
            : [],
      })}
    />
  );
}

function Actions({ arrangement: { systemId, scenario, services } }: { arrangement: Arrangement }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const remove = useChange(
    () => api(at.arrangement(systemId, scenario), { method: "DELETE" }),
    () => {
      say(t("arrangements.deleted"));
      navigate("CommunicationSystem-display", { SystemId: systemId }, { replace: true });
    },
  );
  const isOff = services.every(({ active }) => !active);
  return (
    <>
      {mayManage && isOff && (
        <Button disabled={remove.isPending} onClick={() => remove.mutate(undefined)}>
          {t("arrangements.delete")}
        </Button>
      )}
      <ProblemStrip error={remove.error} />
    </>
  );
}

/** The one user that may call by it, and as whom we call. */
function Users({ arrangement, sides }: { arrangement: Arrangement; sides: Side[] }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const { systemId, scenario } = arrangement;
  const system = useSystem(systemId).data;
  const save = useChange((body: object) => api(at.arrangement(systemId, scenario), { method: "PUT", body }));
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
