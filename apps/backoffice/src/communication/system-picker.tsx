import { navigate } from "@counterfoil/ui";
import { ChoiceField } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";
import { useSystems } from "./communication.ts";

/** Which system the assistant is about, when there are several; a new one is made in its second step. */
export function SystemPicker({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const systems = useSystems().data ?? [];
  const known = systems.some((system) => system.systemId === systemId);
  if (systems.length === 0) return null;
  const free = ["ERP", ...Array.from({ length: 98 }, (_, index) => `ERP${index + 2}`)].find((id) =>
    systems.every((system) => system.systemId !== id),
  );
  return (
    <div className="form">
      <ChoiceField
        label={t("systems.system")}
        value={known ? systemId : "new"}
        onChange={(chosen) => navigate("CommunicationSetup-start", { SystemId: chosen === "new" ? free : chosen })}
        options={[
          ...systems.map((system) => ({ value: system.systemId, text: `${system.name} (${system.systemId})` })),
          { value: "new", text: t("setup.newSystem") },
        ]}
      />
    </div>
  );
}
