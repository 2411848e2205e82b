import { intentHref, useIntent } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CompanyDialog } from "./company-dialog.tsx";
import { NodePanel } from "./node-panel.tsx";
import { company, keyOf, type Place, useTree } from "./structure.ts";
import { StructureTree } from "./structure-tree.tsx";
import "./structure.css";

/** Company, groups of stores, stores and tills as one tree, and what holds at the place that is chosen in it. */
export function StructurePage() {
  const { t } = useTranslation();
  const tree = useTree();
  const { Node = keyOf(company) } = useIntent().parameters;
  return (
    <ObjectPage
      title={t("structure.title")}
      parent={{ title: t("ui.home"), href: intentHref("Shell-home") }}
      sections={[
        {
          id: "structure",
          title: t("structure.subtitle"),
          content: (
            <Loadable inside query={tree}>
              {(nodes) => <Chosen nodes={nodes} chosen={Node} />}
            </Loadable>
          ),
        },
      ]}
    />
  );
}

function Chosen({ nodes, chosen }: { nodes: Place[]; chosen: string }) {
  const { t } = useTranslation();
  const place = nodes.find((node) => keyOf(node) === chosen);
  if (nodes.length === 0) return <NoCompany />;
  return (
    <div className="structure">
      <StructureTree nodes={nodes} chosen={chosen} />
      {place ? (
        <NodePanel key={chosen} place={place} nodes={nodes} />
      ) : (
        <Nothing title={t("structure.unknown", { node: chosen })} />
      )}
    </div>
  );
}

/** Everything begins with it. */
function NoCompany() {
  const { t } = useTranslation();
  const mayManage = usePermission("organisation.manage");
  const [creating, setCreating] = useState(false);
  return (
    <>
      <Nothing title={t("structure.noCompany")}>
        {mayManage && (
          <Button design="Emphasized" onClick={() => setCreating(true)}>
            {t("company.create")}
          </Button>
        )}
      </Nothing>
      {creating && <CompanyDialog onClose={() => setCreating(false)} />}
    </>
  );
}
