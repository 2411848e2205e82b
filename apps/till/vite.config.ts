import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

export default defineConfig({
  base: "/till/",
  plugins: [
    react(),
    tailwind(),
    VitePWA({
      // The till itself decides when a new version may take over: never while something is unsent or a receipt is open.
      registerType: "prompt",
      injectRegister: false,
      workbox: {
        globPatterns: ["**/*.{js,css,html,svg,png,webmanifest}", "**/inter-latin*.woff2"],
        navigateFallback: "/till/index.html",
        cleanupOutdatedCaches: true,
      },
      manifest: {
        name: "Counterfoil till",
        short_name: "Till",
        start_url: "/till/",
        scope: "/till/",
        display: "standalone",
        background_color: "#FAF8F3",
        theme_color: "#1B2430",
        icons: [{ src: "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" }],
      },
    }),
  ],
  build: { outDir: "dist", emptyOutDir: true, target: "es2022" },
  server: { proxy: { "/api": "http://127.0.0.1:4000" } },
});
