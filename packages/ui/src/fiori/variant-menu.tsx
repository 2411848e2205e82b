import { Button } from "@ui5/webcomponents-react/Button";
import { Menu } from "@ui5/webcomponents-react/Menu";
import { MenuItem } from "@ui5/webcomponents-react/MenuItem";
import { MenuSeparator } from "@ui5/webcomponents-react/MenuSeparator";
import "@ui5/webcomponents-icons/dist/accept.js";
import "@ui5/webcomponents-icons/dist/slim-arrow-down.js";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sameView, useVariants, type Variant, type VariantContent } from "./list-variants.ts";
import { SaveVariant, VariantList } from "./variant-dialogs.tsx";

type Props = {
  list: string;
  /** What the list shows now. */
  view: VariantContent;
  chosen: number | undefined;
  onChoose: (variant: Variant | undefined) => void;
};

/** The view of a list: which one it is, others to choose, save and manage. A star says that it was changed since. */
export function VariantMenu({ list, view, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const opener = useId();
  const [open, setOpen] = useState(false);
  const [dialog, setDialog] = useState<"save" | "manage">();
  const variants = useVariants(list);
  // A program whose server keeps no views shows none.
  if (!variants.data) return null;
  const current = variants.data.find(({ variantId }) => variantId === chosen);
  const changed = !sameView(view, current?.content ?? { filters: {} });
  const title = `${current?.name ?? t("ui.variantStandard")}${changed ? " *" : ""}`;
  const choose = (action: string | undefined) => {
    if (action === "save" || action === "manage") setDialog(action);
    else onChoose(variants.data.find(({ variantId }) => String(variantId) === action));
  };
  return (
    <>
      <Button
        id={opener}
        design="Transparent"
        endIcon="slim-arrow-down"
        accessibleName={t("ui.variantOf", { name: title })}
        accessibilityAttributes={{ hasPopup: "menu", expanded: open }}
        onClick={() => setOpen(true)}
      >
        {title}
      </Button>
      <Menu
        open={open}
        opener={opener}
        onClose={() => setOpen(false)}
        onItemClick={(event) => choose(event.detail.item.dataset.action)}
      >
        <MenuItem text={t("ui.variantStandard")} data-action="standard" {...(!current && { icon: "accept" })} />
        {variants.data.map(({ variantId, name, own, owner }) => (
          <MenuItem
            key={variantId}
            text={name}
            data-action={String(variantId)}
            {...(!own && { additionalText: owner })}
            {...(variantId === chosen && { icon: "accept" })}
          />
        ))}
        <MenuSeparator />
        <MenuItem text={t("ui.variantSaveAs")} data-action="save" />
        <MenuItem text={t("ui.variantManage")} data-action="manage" disabled={variants.data.length === 0} />
      </Menu>
      {dialog === "save" && (
        <SaveVariant
          list={list}
          view={view}
          name={current?.own ? current.name : ""}
          shared={current?.own ? current.shared : false}
          onSaved={(variant) => onChoose(variant)}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === "manage" && <VariantList list={list} variants={variants.data} onClose={() => setDialog(undefined)} />}
    </>
  );
}
