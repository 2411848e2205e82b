import type { BasketRequest, LabAnswer, LabTest } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { Loadable, Loading, Nothing, ObjectPage, ProblemStrip, usePermission } from "@counterfoil/ui/fiori";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { type OfferDetail, offerPath } from "../offers/offers.ts";
import { useStores } from "../organisation/queries.ts";
import { offerIdsIn } from "./draft-picker.tsx";
import { LabBasket } from "./lab-basket.tsx";
import { basketOf, blankLab, instantOf, type LabDraft, labDraftOf } from "./lab-draft.ts";
import { LabOffers } from "./lab-offers.tsx";
import { PricedLines } from "./priced-lines.tsx";
import { SaveTest } from "./save-test.tsx";

/**
 * Put articles in, move the time, switch store, channel, customer and coupon: every offer says whether it applies and why not.
 * Opened with `testId` it starts from a saved test, with `offerId` that draft is included, with `basket` from the one given.
 */
export function LabPage() {
  const { parameters } = useIntent();
  const stores = useStores();
  const { testId } = parameters;
  const tests = useQuery({
    queryKey: ["lab-tests"],
    queryFn: ({ signal }) => api<{ items: LabTest[] }>("/api/prices/lab-tests", { signal }),
    enabled: testId !== undefined,
  });
  const opened = useOpened(offerIdsIn(parameters.offerId)[0]);
  const formats = useFormats();
  if (testId !== undefined && tests.data === undefined) return <Loadable query={tests}>{() => null}</Loadable>;
  if (opened.isLoading) return <Loading />;
  return (
    <Loadable query={stores}>
      {(all) => {
        const test = tests.data?.items.find((each) => each.testId === testId);
        const given = test?.basket ?? basketIn(parameters.basket);
        const drafts = test?.draftOfferIds ?? offerIdsIn(parameters.offerId);
        const first = all[0];
        const now = startOf(opened.data, first?.timeZone ?? "UTC");
        const start = given
          ? labDraftOf(given, drafts, formats, now)
          : { ...blankLab(first?.storeId ?? "", now), draftOfferIds: drafts };
        return <Lab key={testId ?? parameters.basket ?? parameters.offerId ?? ""} start={start} />;
      }}
    </Loadable>
  );
}

function useOpened(offerId: string | undefined) {
  return useQuery({
    queryKey: ["offer", offerId],
    queryFn: ({ signal }) => api<OfferDetail>(offerPath(offerId ?? ""), { signal }),
    enabled: offerId !== undefined,
  });
}

/** Now; or, for an offer that begins later, when it begins. */
function startOf(offer: OfferDetail | undefined, timeZone: string): Date {
  const now = new Date();
  const validFrom = (offer?.offer ?? offer)?.validFrom;
  const begins = validFrom ? new Date(instantOf(validFrom, timeZone)) : now;
  return begins > now ? begins : now;
}

/** A basket in the address, as the margin guard links to it; whatever else somebody writes there is none. */
function basketIn(text: string | undefined): BasketRequest | undefined {
  try {
    const given: unknown = text === undefined ? undefined : JSON.parse(text);
    return isBasket(given) ? given : undefined;
  } catch {
    return undefined;
  }
}

function isBasket(given: unknown): given is BasketRequest {
  const { store, lines } = (given ?? {}) as Partial<BasketRequest>;
  const isLine = (line: unknown) => {
    const { articleId, quantity } = (line ?? {}) as Partial<BasketRequest["lines"][number]>;
    return typeof articleId === "string" && typeof quantity === "number";
  };
  return typeof store === "string" && Array.isArray(lines) && lines.every(isLine);
}

function Lab({ start }: { start: LabDraft }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayWrite = usePermission("offers.write");
  const [draft, setDraft] = useState(start);
  const [saving, setSaving] = useState(false);
  const asked = useDeferredValue(draft);
  const basket = basketOf(asked, formats);
  const answer = useAnswer(basket, asked.draftOfferIds);
  const change = (part: Partial<LabDraft>) => setDraft((before) => ({ ...before, ...part }));
  const result = basket && answer.data;
  return (
    <>
      <ObjectPage
        title={t("lab.title")}
        subtitle={t("lab.subtitle")}
        parent={{ title: t("lab.tests"), href: intentHref("LabTest-search") }}
        actions={
          mayWrite && (
            <Button disabled={!result} onClick={() => setSaving(true)}>
              {t("lab.saveTest")}
            </Button>
          )
        }
        above={<ProblemStrip error={answer.error} />}
        sections={[
          {
            id: "basket",
            title: t("lab.basket"),
            content: <LabBasket draft={draft} onChange={change} />,
          },
          {
            id: "result",
            title: t("lab.result"),
            content: result ? <PricedLines priced={result.priced} lines={asked.lines} /> : <Empty />,
          },
          { id: "offers", title: t("lab.offers"), content: result ? <LabOffers answer={result} /> : <Empty /> },
        ]}
      />
      {saving && result && basket && (
        <SaveTest
          basket={basket}
          draftOfferIds={asked.draftOfferIds}
          answer={result}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}

function Empty() {
  const { t } = useTranslation();
  return <Nothing title={t("lab.empty")} />;
}

function useAnswer(basket: BasketRequest | undefined, draftOfferIds: string[]) {
  return useQuery({
    queryKey: ["lab", basket, draftOfferIds],
    queryFn: ({ signal }) =>
      api<LabAnswer>("/api/prices/lab", {
        method: "POST",
        body: { basket, ...(draftOfferIds.length > 0 && { draftOfferIds }) },
        signal,
      }),
    enabled: basket !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
