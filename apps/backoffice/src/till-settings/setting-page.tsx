import { type TillSettingArea, tillSettingAreas } from "@counterfoil/contracts";
import { useIntent } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, ProblemStrip, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EffectPreview } from "../organisation/effect-preview.tsx";
import { company, keyOf, nodeHref, type Place, placeText, useEffectOf, useReread } from "../organisation/structure.ts";
import { AreaEditor } from "./areas/area-editor.tsx";
import { SetBy } from "./setting-table.tsx";
import { type AreaAt, referenceOf, saveArea, useSettings } from "./settings.ts";

/** One area of the till settings at one place: how it is, who says so, and what a change would touch. */
export function SettingPage() {
  const { t } = useTranslation();
  const { Node = keyOf(company), Area = "" } = useIntent().parameters;
  const query = useSettings(referenceOf(Node));
  if (!tillSettingAreas.some((area) => area === Area))
    return <Nothing title={t("tillSettings.unknownArea", { area: Area })} />;
  return (
    <Loadable query={query}>
      {({ node, areas }) => {
        const at = areas.find(({ area }) => area === Area);
        return at && <AreaAtPlace key={`${Node} ${Area} ${JSON.stringify(at)}`} place={node} at={at} />;
      }}
    </Loadable>
  );
}

type Draft = { value: AreaAt["inherited"] | undefined };

function AreaAtPlace({ place, at }: { place: Place; at: AreaAt }) {
  const { t } = useTranslation();
  const { area, own, inherited } = at;
  const mayManage = usePermission("organisation.manage");
  const [draft, setDraft] = useState<Draft>();
  const save = useSave(place, area, () => setDraft(undefined));
  const effect = useEffectOf(
    [place, area, draft],
    (signal) => saveArea({ place, area, value: draft?.value }, true, signal),
    draft !== undefined,
  );
  const isResetting = draft !== undefined && draft.value === undefined;
  const shown = draft ? (draft.value ?? inherited) : (own ?? inherited);
  return (
    <ObjectPage
      title={t(`tillSettings.${area}.title`)}
      subtitle={t(`tillSettings.${area}.about`)}
      parent={{ title: placeText(place), href: nodeHref(place) }}
      facts={[
        { label: t(`structure.kind.${place.kind}`), value: placeText(place) },
        { label: t("values.from"), value: <SetBy area={at} /> },
      ]}
      actions={mayManage && !draft && <Actions at={at} onDraft={setDraft} />}
      above={<ProblemStrip error={save.error} />}
      footer={
        draft && (
          <>
            <Button
              design="Emphasized"
              disabled={save.isPending || !effect.data}
              onClick={() => save.mutate(draft.value)}
            >
              {t(isResetting ? "values.reset" : "ui.save")}
            </Button>
            <Button onClick={() => setDraft(undefined)}>{t("ui.cancel")}</Button>
          </>
        )
      }
      sections={[
        {
          id: "area",
          title: t(isResetting ? "tillSettings.inheritedAgain" : "tillSettings.howItIs"),
          content: (
            <div className="form">
              <AreaEditor
                key={draft ? "draft" : "shown"}
                area={area}
                value={shown}
                disabled={!draft || isResetting}
                error={save.error ?? effect.error}
                onChange={(value) => setDraft({ value })}
              />
            </div>
          ),
        },
        ...(draft
          ? [{ id: "effect", title: t("tillSettings.effect"), content: <EffectPreview asked={effect} /> }]
          : []),
      ]}
    />
  );
}

function Actions({ at: { own, inherited }, onDraft }: { at: AreaAt; onDraft: (draft: Draft) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button design="Emphasized" onClick={() => onDraft({ value: own ?? inherited })}>
        {t(own ? "ui.edit" : "values.override")}
      </Button>
      {own && <Button onClick={() => onDraft({ value: undefined })}>{t("values.reset")}</Button>}
    </>
  );
}

function useSave(place: Place, area: TillSettingArea, onSaved: () => void) {
  const { t } = useTranslation();
  const reread = useReread();
  return useMutation({
    mutationFn: (value: object | undefined) => saveArea({ place, area, value }, false),
    onSuccess: async () => {
      await reread();
      say(t("values.saved"));
      onSaved();
    },
  });
}
