import { api, intentHref, navigate } from "@counterfoil/ui";
import { FormDialog, Loadable, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { Title } from "@ui5/webcomponents-react/Title";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SettingTable } from "../till-settings/setting-table.tsx";
import { CompanyDialog } from "./company-dialog.tsx";
import { GroupDialog } from "./group-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { tillHref } from "./organisation.ts";
import { keyOf, type NodeDetail, nodeHref, type Place, placeText, useNode, useReread } from "./structure.ts";
import { TillSettingTable } from "./till-page.tsx";
import { TillTable } from "./till-table.tsx";
import { ValueTable } from "./value-table.tsx";

type Doing = "company" | "rename" | "createGroup" | "move" | "assign" | "remove";

/** What is chosen in the tree: where it is, what holds there, and what can be done with it. */
export function NodePanel({ place, nodes }: { place: Place; nodes: Place[] }) {
  const query = useNode(place);
  return (
    <div className="structure-node">
      <Loadable inside query={query}>
        {(detail) => <Details detail={detail} nodes={nodes} />}
      </Loadable>
    </div>
  );
}

function Details({ detail, nodes }: { detail: NodeDetail; nodes: Place[] }) {
  const { t } = useTranslation();
  const { node, path, stores, tills } = detail;
  return (
    <>
      <nav className="structure-path" aria-label={t("structure.path")}>
        {path.map((each) => (
          <span key={keyOf(each)}>
            <Link href={nodeHref(each)}>{placeText(each)}</Link> ›
          </span>
        ))}
      </nav>
      <Title level="H3" size="H4">
        {placeText(node)}
      </Title>
      <p className="inherited">
        {[
          t(`structure.kind.${node.kind}`),
          node.kind !== "store" && node.kind !== "till" && t("effect.stores", { count: stores }),
          node.kind !== "till" && t("effect.tills", { count: tills }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <NodeActions detail={detail} nodes={nodes} />
      <ValueTable detail={detail} />
      <Title level="H4" size="H5">
        {t("tillSettings.title")}
      </Title>
      {node.kind === "till" ? <TillSettingTable tillId={node.id} /> : <SettingTable place={node} />}
      {node.kind === "store" && <TillTable storeId={node.id} />}
    </>
  );
}

function NodeActions({ detail: { node }, nodes }: { detail: NodeDetail; nodes: Place[] }) {
  const { t } = useTranslation();
  const mayManage = usePermission("organisation.manage");
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const button = (what: Doing) => <Button onClick={() => setDoing(what)}>{t(`structure.${what}`)}</Button>;
  const isGroup = node.kind === "group";
  return (
    <div className="table-actions">
      {node.kind === "store" && (
        <Link href={intentHref("Store-display", { storeId: node.id })}>{t("structure.openStore")}</Link>
      )}
      {node.kind === "till" && <Link href={tillHref(node.id)}>{t("structure.openTill")}</Link>}
      {mayManage && node.kind === "company" && button("company")}
      {mayManage && (isGroup || node.kind === "company") && button("createGroup")}
      {mayManage && isGroup && button("assign")}
      {mayManage && isGroup && button("rename")}
      {mayManage && (isGroup || node.kind === "store") && button("move")}
      {mayManage && isGroup && button("remove")}
      {doing === "company" && <CompanyDialog onClose={close} />}
      {doing === "rename" && <GroupDialog group={node} onClose={close} />}
      {doing === "createGroup" && <GroupDialog {...(isGroup && { parent: node })} onClose={close} />}
      {(doing === "move" || doing === "assign") && (
        <MoveDialog place={node} nodes={nodes} how={doing} onClose={close} />
      )}
      {doing === "remove" && <RemoveDialog group={node} onClose={close} />}
    </div>
  );
}

function RemoveDialog({ group, onClose }: { group: Place; onClose: () => void }) {
  const { t } = useTranslation();
  const reread = useReread();
  const remove = useMutation({
    mutationFn: () => api(`/api/organisation/store-groups/${encodeURIComponent(group.id)}`, { method: "DELETE" }),
    onSuccess: async () => {
      navigate("OrganisationalStructure-display", { Node: group.parent ?? undefined });
      await reread();
      say(t("structure.removed", { node: group.name }));
    },
  });
  return (
    <FormDialog
      title={t("structure.removeOf", { node: placeText(group) })}
      confirm={t("structure.remove")}
      negative
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{t("structure.removeHint")}</p>
    </FormDialog>
  );
}
