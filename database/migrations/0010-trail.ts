/** The chainer looks for events by the transactions that brought them. */
export const trail = `create index "eventsByTransaction" on "events" ("transactionId");`
