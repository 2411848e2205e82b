import type { CommunicationSystem } from "@counterfoil/contracts";
import { ApiProblem, navigate } from "@counterfoil/ui";
import { systemHref } from "@counterfoil/ui/communication";
import { Loadable, ProblemStrip, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSystem } from "./communication.ts";
import { SystemFields, useSystemForm } from "./system-form.tsx";

/** The system as it is, or the form that makes it. */
export function SetupSystem({ systemId }: { systemId: string }) {
  const query = useSystem(systemId);
  const unknown = query.error instanceof ApiProblem && query.error.code === "communication-system-unknown";
  const mayConfigure = usePermission("hub.configure");
  if (unknown && mayConfigure) return <NewSystem systemId={systemId} />;
  return (
    <Loadable inside query={query}>
      {(system) => <Known system={system} />}
    </Loadable>
  );
}

function Known({ system }: { system: CommunicationSystem }) {
  const { t } = useTranslation();
  return (
    <p>
      <Link href={systemHref(system.systemId)}>{t("setup.openSystem", { name: system.name })}</Link>
    </p>
  );
}

/** What the embedded ERP of this suite is called by both sides. */
const presets = {
  s4hana: { name: "S/4HANA", kind: "s4hana", receiverPort: "SAPS4H", receiver: "S4HCLNT100" },
  embedded: { name: "Embedded ERP", kind: "embedded", receiverPort: "CFERP", receiver: "CFERP100" },
} as const;

function NewSystem({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const form = useSystemForm(undefined, (SystemId) =>
    navigate("CommunicationSetup-start", { SystemId, Step: "destinations" }),
  );
  const [filled, setFilled] = useState(false);
  const fill = (kind: keyof typeof presets) => {
    form.change({ systemId, ...presets[kind] });
    setFilled(true);
  };
  return (
    <>
      <p className="page-actions" style={{ justifyContent: "start" }}>
        {(["embedded", "s4hana"] as const).map((kind) => (
          <Button key={kind} onClick={() => fill(kind)}>
            {t(`setup.fill.${kind}`)}
          </Button>
        ))}
      </p>
      <ProblemStrip error={form.error} />
      <SystemFields form={form} isNew />
      <p>
        <Button design={filled ? "Emphasized" : "Default"} disabled={form.busy} onClick={form.save}>
          {t("ui.save")}
        </Button>
      </p>
    </>
  );
}
