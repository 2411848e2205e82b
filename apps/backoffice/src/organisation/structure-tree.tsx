import { navigate } from "@counterfoil/ui";
import { matches } from "@counterfoil/ui/fiori";
import { Input } from "@ui5/webcomponents-react/Input";
import { Tree } from "@ui5/webcomponents-react/Tree";
import { TreeItem } from "@ui5/webcomponents-react/TreeItem";
import "@ui5/webcomponents-icons/dist/building.js";
import "@ui5/webcomponents-icons/dist/retail-store.js";
import "@ui5/webcomponents-icons/dist/group-2.js";
import "@ui5/webcomponents-icons/dist/simple-payment.js";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { childrenOf, foundIn, openedFor } from "./open-nodes.ts";
import { keyOf, type NodeKind, type Place } from "./structure.ts";

const icons: Record<NodeKind, string> = {
  company: "building",
  group: "group-2",
  store: "retail-store",
  till: "simple-payment",
};

/** The tree with its search. What is closed is not drawn: 500 stores have 2,000 tills. */
export function StructureTree({ nodes, chosen }: { nodes: Place[]; chosen: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [toggled, setToggled] = useState<Record<string, boolean>>({});
  const children = useMemo(() => childrenOf(nodes), [nodes]);
  const found = useMemo(() => foundIn(nodes, (node) => matches(typed, node.id, node.name)), [nodes, typed]);
  const searching = typed.trim() !== "";
  const opened = searching ? found.above : openedFor(nodes, chosen);
  const isOpen = (key: string) => (searching ? opened.has(key) : (toggled[key] ?? opened.has(key)));
  const draw = (parent: string | null): ReactNode =>
    (children.get(parent) ?? [])
      .filter((node) => !searching || found.shown.has(keyOf(node)))
      .map((node) => {
        const key = keyOf(node);
        return (
          <TreeItem
            key={key}
            data-key={key}
            icon={icons[node.kind]}
            text={node.name}
            {...(node.kind !== "company" && { additionalText: node.id })}
            selected={key === chosen}
            expanded={isOpen(key)}
            hasChildren={children.has(key)}
          >
            {isOpen(key) && draw(key)}
          </TreeItem>
        );
      });
  const keyAt = (item: HTMLElement) => item.dataset.key ?? "";
  return (
    <nav className="structure-tree" aria-label={t("structure.title")}>
      <Input
        value={typed}
        showClearIcon
        placeholder={t("structure.search")}
        accessibleName={t("structure.search")}
        onInput={(event) => setTyped(event.target.value)}
      />
      <Tree
        accessibleName={t("structure.title")}
        noDataText={t("structure.nothingFound")}
        onItemClick={(event) => navigate("OrganisationalStructure-display", { Node: keyAt(event.detail.item) })}
        onItemToggle={(event) => {
          const key = keyAt(event.detail.item);
          setToggled((before) => ({ ...before, [key]: !isOpen(key) }));
        }}
      >
        {draw(null)}
      </Tree>
    </nav>
  );
}
