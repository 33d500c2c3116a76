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
  },
  server: { proxy: { '/api': process.env.MINGZE_DEV_SERVER ?? 'http://127.0.0.1:8600' } },
})
