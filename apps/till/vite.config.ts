import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { drawIcons } from "./icons.ts";

export default defineConfig({
  base: "/till/",
  plugins: [
    react(),
    tailwind(),
    drawIcons(),
    VitePWA({
      // A worker of our own: Workbox's would take a new version in use when the browser starts anew, whatever is unsent.
      strategies: "injectManifest",
      srcDir: "src/program",
      filename: "sw.ts",
      injectRegister: false,
      injectManifest: { globPatterns: ["**/*.{js,css,html,svg,png,wasm,webmanifest}", "**/inter-latin*.woff2"] },
      manifest: {
        name: "Counterfoil till",
        short_name: "Till",
        start_url: "/till/",
        scope: "/till/",
        display: "standalone",
        background_color: "#FAF8F3",
        theme_color: "#1B2430",
        id: "/till/",
        icons: [
          { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
          { src: "icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
    }),
  ],
  build: { outDir: "dist", emptyOutDir: true, target: "es2022" },
  server: { proxy: { "/api": "http://127.0.0.1:4000" } },
});
