import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  publicDir: 'app/public',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome83',
    cssTarget: 'chrome83',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    // Schemas are values without effect: pages that only need an endpoint's path or the roles do not load zod.
    rolldownOptions: { treeshake: { manualPureFunctions: ['z', 'endpoint', 'page', 'text', 'optionalText'] } },
  },
  server: { proxy: { '/api': process.env.MINGZE_DEV_SERVER ?? 'http://127.0.0.1:8600' } },
})
