import './polyfills.ts'
import './style-nonce.ts'
import './look.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AntdFrame } from './antd-frame.tsx'
import { LargeTypeProvider } from './large-type.tsx'
import { asProblem } from './problem.ts'
import { router } from './router.tsx'

const repeats = (count: number, error: unknown) => {
  const problem = asProblem(error)
  return count < 2 && (problem.code === 'noAnswer' || problem.status === 503)
}
const client = new QueryClient({
  defaultOptions: { queries: { retry: repeats, refetchOnWindowFocus: false, staleTime: 2_000, networkMode: 'always' } },
})

const place = document.getElementById('app')
if (place)
  createRoot(place).render(
    <StrictMode>
      <LargeTypeProvider>
        <AntdFrame>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </AntdFrame>
      </LargeTypeProvider>
    </StrictMode>,
  )
