import { findBureau } from '../../platform/bureau.ts'
import type { QueryContext } from '../../platform/context.ts'
import { readDocx } from '../../platform/documents/read-docx.ts'
import { act, asActor, type Download, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { abandonDraft } from './commands/abandon-draft.ts'
import { addWording } from './commands/add-wording.ts'
import { approveVersion } from './commands/approve-version.ts'
import { draftVersion } from './commands/draft-version.ts'
import { editDraft } from './commands/edit-draft.ts'
import { printVersion } from './commands/print-version.ts'
import { putInForce } from './commands/put-in-force.ts'
import { returnDraft } from './commands/return-draft.ts'
import * as contract from './contract.ts'
import { blankForm, printBlank } from './documents.ts'
import { blankFields, presentDifference, presentReading, presentVersion, presentWording, presentWordingRow } from './presenter.ts'
import { findChainText, findVersionToRead, findWording, findWordings } from './queries.ts'
import { textFromWord } from './text-from-word.ts'

const blanksOf = async (ctx: QueryContext) => blankFields(await findBureau(ctx), await findChainText(ctx, ctx.today))
const present = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentWording(ctx, await findWording(ctx, id), (await findBureau(ctx)).name)
const presentOne = async (ctx: QueryContext, { id = '' }: Reference) =>
  presentVersion(ctx, await findVersionToRead(ctx, id), await blanksOf(ctx))

/** Wordings and their versions: read, compare, draft, approve, put in force. */
function mountVersions(mount: Mount): void {
  read(mount, contract.listWordings, async (ctx, { query }) => {
    const found = await findWordings(ctx, query)
    return { ...found, rows: found.rows.map((row) => presentWordingRow(ctx, row)) }
  })
  read(mount, contract.readWording, (ctx, { params }) => present(ctx, params))
  read(mount, contract.readVersion, (ctx, { params }) => presentOne(ctx, params))
  read(mount, contract.readDifference, async (ctx, { params, query }) =>
    presentDifference(ctx, await findVersionToRead(ctx, query.from), await findVersionToRead(ctx, params.id)),
  )
  write(mount, contract.addWording, addWording, present)
  write(mount, contract.draftVersion, draftVersion, present)
  write(mount, contract.editDraft, editDraft, presentOne)
  write(mount, contract.abandonDraft, abandonDraft, presentOne)
  write(mount, contract.approveVersion, approveVersion, presentOne)
  write(mount, contract.returnDraft, returnDraft, presentOne)
  write(mount, contract.putInForce, putInForce, presentOne)
}

/** Texts that are not kept, and files. */
function mountTexts(mount: Mount): void {
  const { services } = mount
  read(mount, contract.readText, async (ctx, { params, body }) =>
    presentReading({ kind: (await findWording(ctx, params.id)).kind, ...body }, await blanksOf(ctx)),
  )
  act(mount, contract.previewPage, async (session, { params, body }): Promise<Download> => {
    const form = await asActor(services, session, async (ctx) => {
      const { kind, title: name, formLabel } = await findWording(ctx, params.id)
      const [bureau, blanks] = [await findBureau(ctx), await blanksOf(ctx)]
      return blankForm({ wording: { kind, name, formLabel }, bureau, blanks, text: body, words: '没有存的草稿' })
    })
    return printBlank(form, 'pdf')
  })
  act(mount, contract.readDocx, async (session, { params, bytes = new Uint8Array() }) => {
    await asActor(services, session, (ctx) => findWording(ctx, params.id))
    return textFromWord(await readDocx(bytes))
  })
  act(mount, contract.printVersion, async (session, { params, query }): Promise<Download> => {
    const form = await asActor(services, session, (ctx) => printVersion(ctx, { params }))
    return printBlank(form, query.format)
  })
}

/** 范本. */
export function mountWordings(mount: Mount): void {
  mountVersions(mount)
  mountTexts(mount)
}
