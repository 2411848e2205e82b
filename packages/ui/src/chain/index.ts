export { ChainPage, type ChainPlace, chainHref, chainIntent } from "./chain-page.tsx";
export { chainTexts } from "./texts.ts";
