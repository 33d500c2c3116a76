import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs'
import { ConfigProvider } from 'antd'
import localeModule from 'antd/es/locale/zh_CN.js'
import type { ReactNode } from 'react'
import { useLargeType } from './large-type.tsx'
import { styleNonce } from './style-nonce.ts'
import { theme } from './theme.ts'

// The bundler gives the locale itself, the type checker (CommonJS types) its module.
type Locale = typeof localeModule.default
const locale = localeModule as unknown as Locale

/** antd with our tokens, in Chinese, under the strict CSP and without `:where` and logical properties (Chromium 83). */
export function AntdFrame({ children }: { children: ReactNode }) {
  const { isLarge } = useLargeType()
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider
        locale={locale}
        theme={theme(isLarge)}
        csp={{ nonce: styleNonce }}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
        renderEmpty={() => <div className="note">没有可选的</div>}
      >
        {children}
      </ConfigProvider>
    </StyleProvider>
  )
}
