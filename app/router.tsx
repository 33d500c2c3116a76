import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { PageFault } from './kit/error-boundary.tsx'
import { Loading } from './kit/states.tsx'
import { HomePage, MissingPage, RoleGate } from './layout/gates.tsx'
import { Shell } from './layout/shell.tsx'
import { readSearch, writeSearch } from './navigation.tsx'
import { type OpenPage, openPages, type PageRoute, pages } from './routes.ts'

const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
  notFoundComponent: MissingPage,
  errorComponent: PageFault,
})

function routeOf(page: PageRoute) {
  const Content = lazy(async () => ({ default: await page.component() }))
  const Page = () => {
    useEffect(() => {
      document.title = `${page.title} · 明责`
    }, [])
    return (
      <RoleGate path={page.path} roles={page.roles} title={page.title}>
        <Suspense fallback={<Loading />}>
          <Content />
        </Suspense>
      </RoleGate>
    )
  }
  return createRoute({ getParentRoute: () => root, path: page.path, component: Page, errorComponent: PageFault })
}

function openRouteOf(page: OpenPage) {
  const Content = lazy(async () => ({ default: await page.component() }))
  const Page = () => {
    useEffect(() => {
      document.title = `${page.label} · 明责`
    }, [])
    return (
      <Suspense fallback={<Loading />}>
        <Content />
      </Suspense>
    )
  }
  return createRoute({ getParentRoute: () => root, path: page.path, component: Page, errorComponent: PageFault })
}

const hasHome = pages.some((page) => page.path === '/')
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

export const router = createRouter({
  routeTree: root.addChildren([...pages.map(routeOf), ...openPages.map(openRouteOf), ...(hasHome ? [] : [home])]),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPendingMs: 300,
  scrollRestoration: false,
})
