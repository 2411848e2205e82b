import type { Chain, ChainObjectType } from "@counterfoil/contracts";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChoiceField, Loadable, Nothing, ObjectPage, TextField, type ValueHelp } from "../fiori/index.ts";
import { intentHref } from "../intents.ts";
import { navigate, useIntent } from "../use-intent.ts";
import { ChainView } from "./chain-view.tsx";

export const chainIntent = "StoreAvailability-display";
export type ChainPlace = { value: string; text: string };
type Asked = { objectType: ChainObjectType; object: string; placeId: string; tillId: string };

/** The address that asks why: `#StoreAvailability-display?Article=85123A&Plant=1010`. */
export function chainHref(asked: {
  articleId?: string;
  partnerId?: string;
  placeId?: string;
  tillId?: string;
}): string {
  return intentHref(chainIntent, asked);
}

export type ChainPageProps = {
  /** Whose screen it is: links of the other system open beside it. */
  own: "erp" | "server";
  places: readonly ChainPlace[];
  /** Tills of a place; left out: tills are not asked about. */
  tillsOf?: (placeId: string) => readonly ChainPlace[];
  helps: Record<ChainObjectType, ValueHelp | undefined>;
  load: (asked: Asked, signal: AbortSignal) => Promise<Chain>;
};

/** "Why is it not in the store?": an article or a customer, a store, and every link of the way there. */
export function ChainPage(props: ChainPageProps) {
  const { t } = useTranslation();
  const asked = useAsked(props.places);
  return (
    <ObjectPage
      title={t("chain.title")}
      parent={{ title: t("ui.home"), href: intentHref("Shell-home") }}
      sections={[
        {
          id: "question",
          title: t("chain.question"),
          content: <Question key={JSON.stringify(asked)} {...props} asked={asked} />,
        },
        { id: "answer", title: t("chain.answer"), content: <Answer {...props} asked={asked} /> },
      ]}
    />
  );
}

function useAsked(places: readonly ChainPlace[]): Asked {
  const { articleId = "", partnerId = "", placeId = "", tillId = "" } = useIntent().parameters;
  const isPartner = articleId === "" && partnerId !== "";
  return {
    objectType: isPartner ? "businessPartner" : "article",
    object: isPartner ? partnerId : articleId,
    // A till's number begins with its store's.
    placeId: placeId || tillId.split("-")[0] || (places[0]?.value ?? ""),
    tillId,
  };
}

const parametersOf = ({ objectType, object, placeId, tillId }: Asked) => ({
  ...(objectType === "article" ? { articleId: object } : { partnerId: object }),
  placeId,
  tillId,
});

function Question({ asked, places, tillsOf, helps }: ChainPageProps & { asked: Asked }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(asked);
  const change = (part: Partial<Asked>) => setDraft({ ...draft, ...part });
  const placeId = draft.placeId || (places[0]?.value ?? "");
  const kinds = (["article", "businessPartner"] as const).map((value) => ({ value, text: t(`chain.kind.${value}`) }));
  return (
    <search>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          navigate(chainIntent, parametersOf({ ...draft, object: draft.object.trim(), placeId }));
        }}
      >
        <ChoiceField
          label={t("chain.what")}
          value={draft.objectType}
          options={kinds}
          onChange={(objectType) => change({ objectType: objectType as ChainObjectType, object: "" })}
        />
        <TextField
          name="object"
          label={t(`chain.number.${draft.objectType}`)}
          value={draft.object}
          maxlength={40}
          required
          help={helps[draft.objectType]}
          onChange={(object) => change({ object })}
        />
        <ChoiceField
          label={t("chain.place")}
          value={placeId}
          options={[...places]}
          onChange={(chosen) => change({ placeId: chosen, tillId: "" })}
        />
        {tillsOf && (
          <ChoiceField
            label={t("chain.till")}
            value={draft.tillId}
            options={[{ value: "", text: t("chain.allTills") }, ...tillsOf(placeId)]}
            onChange={(tillId) => change({ tillId })}
          />
        )}
        <div className="filters-go">
          <Button design="Emphasized" type="Submit" disabled={draft.object.trim() === "" || placeId === ""}>
            {t("chain.ask")}
          </Button>
        </div>
      </form>
    </search>
  );
}

function Answer({ asked, own, load, helps }: ChainPageProps & { asked: Asked }) {
  const { t } = useTranslation();
  const isComplete = asked.object !== "" && asked.placeId !== "";
  const query = useQuery({
    queryKey: ["chain", asked],
    queryFn: ({ signal }) => load(asked, signal),
    enabled: isComplete,
    // It is asked because something has just been mended.
    staleTime: 0,
  });
  if (!isComplete) return <Nothing title={t("chain.nothingAsked")} />;
  return (
    <Loadable query={query}>
      {(chain) => (
        <>
          {isNowhere(chain) && <Suggestions asked={asked} help={helps[asked.objectType]} />}
          <ChainView chain={chain} own={own} />
          <p>
            <Button onClick={() => void query.refetch()} disabled={query.isFetching}>
              {t("chain.again")}
            </Button>
          </p>
        </>
      )}
    </Loadable>
  );
}

/** Neither the ERP nor the server knows the number: perhaps it was a word. */
const isNowhere = ({ links }: Chain) =>
  links.some(
    ({ step, code }) => (step === "exists" && code === "unknown") || (step === "catalog" && code === "missing"),
  );

function Suggestions({ asked, help }: { asked: Asked; help: ValueHelp | undefined }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ["chain-found", asked.objectType, asked.object],
    queryFn: async ({ signal }) => (await help?.search(asked.object, signal)) ?? [],
  });
  const found = (query.data ?? []).filter(({ id }) => id !== asked.object).slice(0, 10);
  if (found.length === 0) return null;
  return (
    <section aria-labelledby="chain-found">
      <h3 id="chain-found">{t("chain.didYouMean")}</h3>
      <ul className="chain-found">
        {found.map(({ id, text }) => (
          <li key={id}>
            <Link href={intentHref(chainIntent, parametersOf({ ...asked, object: id }))}>{`${text} (${id})`}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
