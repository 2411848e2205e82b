export { ChainPage, type ChainPlace, chainHref, chainIntent } from "./chain-page.tsx";
