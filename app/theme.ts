import type { ThemeConfig } from 'antd'

const blue = '#1B4080'
const tint = '#EDF2F9'
const none = 'none'

const colours = {
  colorPrimary: blue,
  colorInfo: blue,
  colorLink: blue,
  colorPrimaryHover: '#2C579F',
  colorLinkHover: '#2C579F',
  colorPrimaryActive: '#14305F',
  colorLinkActive: '#14305F',
  colorPrimaryBg: tint,
  controlItemBgActive: tint,
  colorInfoBg: tint,
  colorPrimaryBgHover: '#DDE7F4',
  controlItemBgActiveHover: '#DDE7F4',
  colorPrimaryBorder: '#CFDBEC',
  colorPrimaryBorderHover: '#6F8FBF',
  colorInfoBorder: '#CFDBEC',
  colorText: '#1B2330',
  colorTextSecondary: '#465062',
  colorTextTertiary: '#626D80',
  colorTextPlaceholder: '#626D80',
  colorTextDescription: '#626D80',
  colorTextDisabled: '#626D80',
  colorError: '#B3261E',
  colorErrorBg: '#FCEFEE',
  colorErrorBorder: '#EDC4C1',
  colorWarning: '#8A5600',
  colorWarningBg: '#FFF6E0',
  colorWarningBorder: '#EAD6A2',
  colorSuccess: '#2B6B47',
  colorSuccessBg: '#EBF4EE',
  colorSuccessBorder: '#C3DDCD',
  colorBorder: '#8793A5',
  colorBorderSecondary: '#E8ECF2',
  colorBgLayout: '#F1F4F8',
  colorBgContainer: '#FFFFFF',
}

/** antd theme of interface.md; large type only changes sizes. */
export function theme(isLarge: boolean): ThemeConfig {
  const size = isLarge ? 16 : 14
  return {
    cssVar: { key: 'mingze' },
    token: {
      ...colours,
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 3,
      fontSize: size,
      fontSizeSM: isLarge ? 16 : 13,
      controlHeight: isLarge ? 40 : 32,
      controlHeightSM: isLarge ? 32 : 24,
      fontWeightStrong: 600,
      fontFamily: '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif',
      boxShadow: none,
      boxShadowSecondary: '0 4px 16px rgba(20,48,95,.16)',
      boxShadowTertiary: none,
      controlOutline: 'transparent',
      controlOutlineWidth: 0,
      lineWidthFocus: 2,
      motion: false,
    },
    components: {
      Button: { defaultBorderColor: '#AEB8C7', defaultShadow: none, primaryShadow: none, dangerShadow: none, fontWeight: 400 },
      Table: {
        headerBg: '#F6F8FB',
        headerColor: '#465062',
        cellFontSizeSM: isLarge ? 16 : 13,
        cellPaddingBlockSM: 8,
        cellPaddingInlineSM: 8,
        rowSelectedBg: tint,
        rowHoverBg: '#F6F8FB',
      },
      Tree: { nodeSelectedBg: '#CFDBEC', titleHeight: 28, indentSize: 10 },
      Tabs: { horizontalMargin: '0' },
      Select: { optionFontSize: size },
    },
  }
}
