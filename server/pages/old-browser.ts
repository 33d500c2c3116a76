export interface OldBrowserInput {
  readonly bureauName: string
  /** Address of the product, as the reader would type it. */
  readonly address: string
  readonly userAgent: string
  /** 局科信大队内线 0000 */
  readonly support: string
  /** Nonce of this response's content security policy, for the one style element. */
  readonly nonce: string
  /** Browsers that open the product, kept by the system administrator: [name, version]. */
  readonly browsers?: readonly (readonly [name: string, version: string])[]
  /** 'YYYY-MM-DD' of the list's last change. */
  readonly updatedOn?: string
}

const usualBrowsers = [
  ['局软件库里的安全浏览器', 'Chromium 内核 83 及以上'],
  ['国产操作系统自带的浏览器', '更新到内核 83 及以上'],
  ['Firefox 延长支持版', '局软件库里的最新版'],
] as const

const style = `
main { display: block }
body { margin: 60px auto 40px 160px; width: 800px; max-width: 90%; font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; font-size: 16px; line-height: 1.75; color: #000; }
.head { border-bottom: 2px solid #1b4080; padding-bottom: 8px; font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 26px; line-height: 1.4; margin: 24px 0 14px; }
h2 { font-size: 16px; margin: 20px 0 0; }
ol { margin: 0; padding-left: 28px; }
.address { display: inline-block; border: 1px solid #555; padding: 0 8px; font-family: monospace; }
table { border-collapse: collapse; margin: 8px 0; }
td { border: 1px solid #555; padding: 4px 16px; }
.small { font-size: 13px; color: #333; margin-top: 32px; }
@media (max-width: 900px) { body { margin: 24px 16px; width: auto; } }`

/** The page for a browser older than the product can serve: static HTML without script, printable. */
export function oldBrowserPage(input: OldBrowserInput): string {
  const found = browserOf(input.userAgent)
  const rows = (input.browsers ?? usualBrowsers).map(
    ([name, version]) => `<tr><td>${escaped(name)}</td><td>${escaped(version)}</td></tr>`,
  )
  const updated = input.updatedOn ? `，${chineseDate(input.updatedOn)}更新` : ''
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>浏览器版本过旧 · 明责</title>
<style nonce="${escaped(input.nonce)}">${style}</style></head>
<body>
<main>
<div class="head">${escaped(input.bureauName)}　明责</div>
<h1>这台电脑的浏览器版本过旧，打不开本系统</h1>
<p>检测到：${found.name}。需要：Chromium 83 或更高的内核。</p>
<h2>请这样办：</h2>
<ol>
<li>如果电脑上还有别的浏览器，用它打开本页地址：<br><span class="address">${escaped(input.address)}</span></li>
<li>没有的，请从局软件库安装下列任何一种：<table>${rows.join('')}</table></li>
<li>仍然打不开的，请打${escaped(input.support)}，报本页代码：<b>${found.code}</b>。</li>
</ol>
<p>急用时：纸质表可以照常填写、签字，送本单位内勤或辅警办录入。</p>
<p class="small">本页不用脚本，可以打印。浏览器名单由系统管理员维护${updated}。</p>
</main>
</body>
</html>
`
}

/** What the browser says it is, and the code that support asks for: BR-69, BR-IE, BR-0 for an unknown one. */
export function browserOf(userAgent: string): { readonly name: string; readonly code: string } {
  const chromium = /Chrom(?:e|ium)\/(\d{1,4})/.exec(userAgent)?.[1]
  if (chromium) return { name: `Chromium ${chromium} 内核`, code: `BR-${chromium}` }
  const firefox = /Firefox\/(\d{1,4})/.exec(userAgent)?.[1]
  if (firefox) return { name: `Firefox ${firefox}`, code: `BR-F${firefox}` }
  if (/MSIE |Trident\//.test(userAgent)) return { name: 'Internet Explorer', code: 'BR-IE' }
  return { name: '不认识的浏览器', code: 'BR-0' }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
const chineseDate = (on: string): string => `${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`
