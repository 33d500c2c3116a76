import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, look, type Mount, read, write } from '../../platform/http/mount.ts'
import { printChain } from './commands/print-chain.ts'
import { ruleChain } from './commands/rule-chain.ts'
import { viewChain } from './commands/view-chain.ts'
import * as contract from './contract.ts'
import { chainPdf } from './documents.ts'
import { type FindLettersOfDay, withLetters } from './letters-of-day.ts'
import { presentSettings } from './presenter.ts'
import { findSettings } from './queries.ts'

const settings = async (ctx: QueryContext) => presentSettings(ctx, await findSettings(ctx))

/** Chain templates, the office's rulings, and who answered for a person on a day, under which letter. */
export function mountResponsibility(mount: Mount, findLetters: FindLettersOfDay): void {
  read(mount, contract.readChainSettings, settings)
  write(mount, contract.ruleChain, ruleChain, settings)
  look(mount, contract.readChain, async (ctx, input) => withLetters(ctx, await viewChain(ctx, input), findLetters))
  act(mount, contract.printChain, async (session, { params, query }) => {
    const view = await asActor(mount.services, session, (ctx) => printChain(ctx, { params, query }))
    return { bytes: await chainPdf(view), fileName: `责任证明-${view.personName}-${view.on}.pdf`, mediaType: mediaTypes.pdf }
  })
}
