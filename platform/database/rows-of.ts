import type { RawBuilder } from 'kysely'
import type { QueryContext } from '../context.ts'

/** Rows of a question written in SQL, asked as the caller. A Reader hides what could write, and with it what execute() asks for: the one place that says so. */
export const rowsOf = async <Row>({ db }: Pick<QueryContext, 'db'>, question: RawBuilder<Row>): Promise<Row[]> =>
  (await question.execute(db as never)).rows
