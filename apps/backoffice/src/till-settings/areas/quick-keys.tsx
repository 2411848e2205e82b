import type { QuickKey, QuickKeyPage, QuickKeys } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { ChoiceField, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticlePicker } from "../../articles/article-picker.tsx";
import { useStores } from "../../organisation/queries.ts";
import type { NodeSettings } from "../settings.ts";
import type { EditorProps } from "./editor.ts";
import { KeyGrid } from "./key-grid.tsx";
import { KeyForm } from "./quick-key-form.tsx";

/** Pages of keys as they stand at the till: dragged or moved with Alt and the arrows, each with its article, words and colour. */
export function QuickKeysEditor({ value, onChange, disabled, error }: EditorProps<"quickKeys">) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(0);
  const { pages } = value;
  const page = pages[shown];
  const put = (next: QuickKeyPage | undefined) =>
    onChange({ pages: pages.flatMap((each, position) => (position === shown ? (next ?? []) : each)) });
  return (
    <div className="key-editor">
      <fieldset className="bare key-pages" aria-label={t("tillSettings.quickKeys.pages")}>
        {pages.map(({ name }, position) => (
          <Button
            // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their place, names may repeat
            key={position}
            design={position === shown ? "Emphasized" : "Default"}
            onClick={() => setShown(position)}
          >
            {name || t("tillSettings.quickKeys.page", { number: position + 1 })}
          </Button>
        ))}
        {!disabled && (
          <Button
            icon="add"
            onClick={() => {
              onChange({
                pages: [...pages, { name: t("tillSettings.quickKeys.page", { number: pages.length + 1 }), keys: [] }],
              });
              setShown(pages.length);
            }}
          >
            {t("tillSettings.quickKeys.addPage")}
          </Button>
        )}
      </fieldset>
      {pages.length === 0 && <p>{t("tillSettings.quickKeys.none")}</p>}
      {page && <Page key={shown} page={page} at={shown} disabled={disabled} error={error} onChange={put} />}
      {!disabled && <CopyFrom onCopy={(copied) => onChange(copied)} />}
    </div>
  );
}

type PageProps = {
  page: QuickKeyPage;
  at: number;
  disabled: boolean;
  error: unknown;
  /** Undefined: the page is taken away. */
  onChange: (page: QuickKeyPage | undefined) => void;
};

function Page({ page, at, disabled, error, onChange }: PageProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number>();
  const { keys } = page;
  const key = chosen === undefined ? undefined : keys[chosen];
  const put = (next: QuickKey | undefined) =>
    onChange({ ...page, keys: keys.flatMap((each, position) => (position === chosen ? (next ?? []) : each)) });
  return (
    <>
      {!disabled && (
        <TextField
          name={`pages/${at}/name`}
          label={t("tillSettings.quickKeys.pageName")}
          value={page.name}
          maxlength={30}
          error={error}
          refused={page.name.trim() === ""}
          onChange={(name) => onChange({ ...page, name })}
        />
      )}
      <KeyGrid
        keys={keys}
        chosen={chosen}
        disabled={disabled}
        onChoose={setChosen}
        onMove={(from, to) => {
          const others = keys.toSpliced(from, 1);
          onChange({ ...page, keys: others.toSpliced(to, 0, keys[from] as QuickKey) });
          setChosen(to);
        }}
      />
      {!disabled && key && (
        <KeyForm
          keyOfPage={key}
          onChange={put}
          onRemove={() => {
            put(undefined);
            setChosen(undefined);
          }}
        />
      )}
      {!disabled && (
        <>
          <ArticlePicker
            label={t("tillSettings.quickKeys.addKey")}
            single
            articles={[]}
            onChange={([articleId]) => {
              if (!articleId) return;
              onChange({ ...page, keys: [...keys, { articleId, colour: "plain" }] });
              setChosen(keys.length);
            }}
          />
          <div>
            <Button design="Negative" onClick={() => onChange(undefined)}>
              {t("tillSettings.quickKeys.removePage")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** All pages of another store, in place of these. */
function CopyFrom({ onCopy }: { onCopy: (keys: QuickKeys) => void }) {
  const { t } = useTranslation();
  const stores = useStores().data ?? [];
  const copy = async (storeId: string) => {
    const { areas } = await api<NodeSettings>(`/api/organisation/nodes/store/${encodeURIComponent(storeId)}/settings`);
    const at = areas.find(({ area }) => area === "quickKeys");
    if (at) onCopy((at.own ?? at.inherited) as QuickKeys);
  };
  return (
    <ChoiceField
      label={t("tillSettings.quickKeys.copyFrom")}
      value=""
      options={[
        { value: "", text: t("tillSettings.quickKeys.copyNone") },
        ...stores.map(({ storeId, name }) => ({ value: storeId, text: `${name} (${storeId})` })),
      ]}
      onChange={(storeId) => void (storeId && copy(storeId))}
    />
  );
}
