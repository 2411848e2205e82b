import { ChoiceField, FormDialog, matches, say, TokenSearch } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EffectPreview } from "./effect-preview.tsx";
import { type Move, move, type Place, placeText, useEffectOf, useReread } from "./structure.ts";

type Props = { place: Place; nodes: Place[]; how: "move" | "assign"; onClose: () => void };

/** Puts a store or a group elsewhere in the tree, or chosen stores into a group; says what they inherit then and which groups change. */
export function MoveDialog({ place, nodes, how, onClose }: Props) {
  const { t } = useTranslation();
  const reread = useReread();
  const [to, setTo] = useState(how === "assign" ? place.id : "");
  const [stores, setStores] = useState<string[]>(place.kind === "store" ? [place.id] : []);
  const asked: Move = { stores, groups: how === "move" && place.kind === "group" ? [place.id] : [], to: to || null };
  const complete = asked.stores.length + asked.groups.length > 0;
  const effect = useEffectOf(asked, (signal) => move(asked, true, signal), complete);
  const save = useMutation({
    mutationFn: () => move(asked, false),
    onSuccess: async () => {
      await reread();
      say(t("structure.moved"));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t(how === "move" ? "structure.moveOf" : "structure.assignTo", { node: placeText(place) })}
      confirm={t(`structure.${how}`)}
      busy={save.isPending || !effect.data}
      error={save.error}
      onConfirm={() => effect.data && save.mutate()}
      onClose={onClose}
    >
      {how === "move" ? (
        <ChoiceField label={t("structure.below")} value={to} onChange={setTo} options={targetsFor(place, nodes)} />
      ) : (
        <StoreSearch nodes={nodes} chosen={stores} onChange={setStores} />
      )}
      <EffectPreview asked={effect} />
    </FormDialog>
  );
}

/** The company and every other group; what would be below itself is refused by the server. */
function targetsFor(place: Place, nodes: Place[]): { value: string; text: string }[] {
  const groups = nodes.filter(({ kind, id }) => kind === "group" && !(place.kind === "group" && id === place.id));
  const company = nodes.filter(({ kind }) => kind === "company").map(({ name }) => ({ value: "", text: name }));
  return [...company, ...groups.map((group) => ({ value: group.id, text: placeText(group) }))];
}

type SearchProps = { nodes: Place[]; chosen: string[]; onChange: (chosen: string[]) => void };

function StoreSearch({ nodes, chosen, onChange }: SearchProps) {
  const { t } = useTranslation();
  const stores = nodes.filter(({ kind }) => kind === "store");
  const foundFor = (typed: string) =>
    stores
      .filter(({ id, name }) => !chosen.includes(id) && matches(typed, id, name))
      .slice(0, 20)
      .map(({ id, name }) => ({ id, text: name }));
  return (
    <TokenSearch
      label={t("structure.stores")}
      chosen={chosen}
      onChange={onChange}
      useFound={foundFor}
      textOf={(storeId) => stores.find(({ id }) => id === storeId)?.name}
      placeholder={t("stores.searchHint")}
      field="stores"
    />
  );
}
