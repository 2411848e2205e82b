import { Button } from "@ui5/webcomponents-react/Button";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { textColumn } from "./columns.ts";
import { type Column, DataTable } from "./data-table.tsx";
import { FormDialog, ReadDialog } from "./dialogs.tsx";
import { TextField } from "./form.tsx";
import { useVariantChanges, type Variant, type VariantContent } from "./list-variants.ts";
import { ProblemStrip } from "./states.tsx";
import { say } from "./toasts.tsx";

type SaveProps = {
  list: string;
  view: VariantContent;
  name: string;
  shared: boolean;
  onSaved: (variant: Variant) => void;
  onClose: () => void;
};

/** Keeps the filters and columns as they are now; under a name that one has already, in its place. */
export function SaveVariant(props: SaveProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(props.name);
  const [shared, setShared] = useState(props.shared);
  const [start, setStart] = useState(false);
  const { save } = useVariantChanges(props.list);
  const confirm = async () => {
    const content = props.view;
    const variantId = await save.mutateAsync({ name: name.trim(), shared, start, content });
    props.onSaved({ variantId, name, shared, own: true, start, owner: "", content });
    say(t("ui.variantSaved"));
    props.onClose();
  };
  return (
    <FormDialog
      title={t("ui.variantSaveAs")}
      confirm={t("ui.save")}
      busy={save.isPending || name.trim() === ""}
      error={save.error}
      onConfirm={() => name.trim() !== "" && void confirm().catch(() => undefined)}
      onClose={props.onClose}
    >
      <TextField name="name" label={t("ui.variantName")} value={name} onChange={setName} maxlength={60} autoFocus />
      <CheckBox text={t("ui.variantStart")} checked={start} onChange={(event) => setStart(event.target.checked)} />
      <CheckBox text={t("ui.variantShared")} checked={shared} onChange={(event) => setShared(event.target.checked)} />
    </FormDialog>
  );
}

type ListProps = { list: string; variants: Variant[]; onClose: () => void };

/** All views of the list that one sees: which it opens with, and the own ones to delete. */
export function VariantList({ list, variants, onClose }: ListProps) {
  const { t } = useTranslation();
  const { remove, start } = useVariantChanges(list);
  const columns: Column<Variant>[] = [
    textColumn("name", t("ui.variantName"), ({ name }) => name, { importance: 9 }),
    textColumn("owner", t("ui.variantOwner"), ({ owner }) => owner),
    textColumn("shared", t("ui.variantSharedShort"), ({ shared }) => t(shared ? "ui.yes" : "ui.no")),
    {
      id: "actions",
      title: t("ui.actions"),
      importance: 8,
      cell: (variant) => (
        <span className="table-actions">
          <Button
            design={variant.start ? "Emphasized" : "Default"}
            onClick={() => start.mutate(variant.start ? null : variant.variantId)}
          >
            {t(variant.start ? "ui.variantIsStart" : "ui.variantMakeStart")}
          </Button>
          {variant.own && (
            <Button
              design="Negative"
              accessibleName={t("ui.removeThis", { what: variant.name })}
              onClick={() => remove.mutate(variant.variantId)}
            >
              {t("ui.remove")}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <ReadDialog title={t("ui.variantManage")} onClose={onClose}>
      <ProblemStrip error={remove.error ?? start.error} />
      <DataTable
        name={t("ui.variantManage")}
        columns={columns}
        rows={variants}
        rowKey={({ variantId }) => String(variantId)}
        nothing={t("ui.variantNone")}
      />
    </ReadDialog>
  );
}
