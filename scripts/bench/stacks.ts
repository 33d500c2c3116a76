import type { Stack } from '../../modules/paper-signing/commands/print-stack.ts'
import { stackPdf } from '../../modules/paper-signing/documents.ts'
import { defaultPledges } from '../../modules/wordings/default-pledges.ts'
import { newId } from '../../platform/ids.ts'
import { keysFrom, sha256, sm3 } from '../../platform/keys.ts'
import { newCode } from '../../platform/signing/code.ts'

const keys = keysFrom({ k1: Buffer.alloc(32, 7) })

/** Sheets of the default pledges for people of no bureau. */
function stackOf(pledge: (typeof defaultPledges)[number], people: number): Stack {
  const { body, title, name, formLabel, kind } = pledge
  const digest = sha256(title)
  const common = { wordingId: newId(), number: 1, digest, digestSm3: sm3(title), name, title, body: [...body], formLabel, kind }
  /* What printing reads of a version; the rest tells who drafted and approved it, which nobody did here. */
  const version = { id: newId(), ...common } as unknown as Stack['sheets'][number]['version']
  const sheets = Array.from({ length: people }, (_, i) => {
    const fields = {
      姓名: `测试${i}`,
      单位: '柳河派出所',
      身份: '勤务辅警',
      岗位: '巡逻防控',
      局名: '明河县公安局',
      日期: '2026年11月23日',
    }
    const number = `MH${10_000 + i}`
    const sheet = { id: newId(), code: newCode(), name: fields.姓名, number, unitName: fields.单位 }
    return { sheet: sheet as Stack['sheets'][number]['sheet'], version, fields, textDigest: sha256(number) }
  })
  return { title: name, serialNumber: '签〔2026〕3号', bureau: { name: '明河县公安局', isDemo: true }, sheets }
}

/** A stack of each default pledge for so many people, as print-ready PDF. */
export async function printStacks(people: number): Promise<Uint8Array[]> {
  const pdfs: Uint8Array[] = []
  for (const pledge of defaultPledges) pdfs.push(await stackPdf(stackOf(pledge, people), keys, async () => undefined))
  return pdfs
}
