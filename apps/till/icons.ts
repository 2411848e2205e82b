import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Plugin } from "vite";

/** The whole square painted and the picture within the inner 80 %, of which a phone may cut any shape. */
const maskable = (svg: string) =>
  svg.replace('rx="12"', 'rx="0"').replace("translate(6.4 6.4) scale(.8)", "translate(12.8 12.8) scale(.6)");

const icons = [
  { fileName: "icon-192.png", size: 192, draw: (svg: string) => svg },
  { fileName: "icon-512.png", size: 512, draw: (svg: string) => svg },
  { fileName: "icon-maskable-512.png", size: 512, draw: maskable },
  { fileName: "apple-touch-icon.png", size: 180, draw: maskable },
];

/** Draws the pictures that installing asks for out of icon.svg; Chromium installs no app that has an SVG alone. */
export function drawIcons(): Plugin {
  return {
    name: "counterfoil-icons",
    apply: "build",
    async buildStart() {
      const wasm = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
      // Once in a process; a second build in it finds it done.
      await initWasm(readFileSync(wasm)).catch(() => undefined);
    },
    generateBundle() {
      const svg = readFileSync(join(import.meta.dirname, "public", "icon.svg"), "utf8");
      for (const { fileName, size, draw } of icons) {
        const source = new Resvg(draw(svg), { fitTo: { mode: "width", value: size } }).render().asPng();
        this.emitFile({ type: "asset", fileName, source });
      }
    },
  };
}
