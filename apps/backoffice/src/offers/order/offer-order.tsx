import type { OfferRow } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, ProblemStrip } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useTranslation } from "react-i18next";
import "@ui5/webcomponents-icons/dist/undo.js";
import { OrderPreview } from "./order-preview.tsx";
import { RankCards } from "./rank-cards.tsx";
import { allTied } from "./rank-list.ts";
import { useOrder, useSaveOrder } from "./use-order.ts";

/** Which offers go before which: ranks among whose offers the best deal wins, by drag or keyboard, and who then wins on a basket. */
export function OfferOrder() {
  const query = useQuery({
    queryKey: ["offers", "order"],
    queryFn: ({ signal }) =>
      api<{ items: OfferRow[]; total: number }>("/api/prices/offers", { query: { sort: "order", limit: 500 }, signal }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Loadable query={query}>
      {({ items, total }) => (
        <Order
          offers={items.filter(({ state, draft }) => state !== "ended" || draft !== undefined)}
          total={total > items.length ? total : undefined}
        />
      )}
    </Loadable>
  );
}

function Order({ offers, total }: { offers: OfferRow[]; total: number | undefined }) {
  const { t } = useTranslation();
  const order = useOrder(offers);
  const { list, isChanged, undo } = order;
  const save = useSaveOrder();
  const tied = allTied(list);
  return (
    <ObjectPage
      title={t("offers.order")}
      subtitle={t("offers.orderHint")}
      parent={{ title: t("offers.title"), href: intentHref("Offer-search") }}
      actions={
        <>
          <Button
            design="Transparent"
            disabled={JSON.stringify(tied) === JSON.stringify(list)}
            onClick={() => order.move(tied)}
          >
            {t("offers.tieAll")}
          </Button>
          <Button design="Transparent" icon="undo" disabled={undo === undefined} onClick={undo}>
            {t("offers.undoMove")}
          </Button>
        </>
      }
      above={<ProblemStrip error={save.error ?? order.error} />}
      sections={[
        {
          id: "order",
          title: t("offers.ranks"),
          content:
            offers.length === 0 ? (
              <Nothing title={t("offers.nothing")} />
            ) : (
              <>
                {total !== undefined && <p>{t("offers.orderCut", { total })}</p>}
                <RankCards list={list} changed={order.changed} onMove={order.move} onUndo={undo} />
              </>
            ),
        },
        { id: "preview", title: t("offers.preview"), content: <OrderPreview order={order} /> },
      ]}
      {...(isChanged && {
        footer: (
          <>
            <Button
              design="Emphasized"
              disabled={save.isPending || order.error !== null}
              onClick={() => save.mutate(list)}
            >
              {t("ui.save")}
            </Button>
            <Button design="Transparent" onClick={order.reset}>
              {t("ui.cancel")}
            </Button>
          </>
        ),
      })}
    />
  );
}
