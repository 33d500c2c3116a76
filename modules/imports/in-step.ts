/** Takes batches in their order, each written while the next one is being made. The first failure of either ends both. */
export async function inStep<Batch>(batches: AsyncIterator<Batch>, write: (batch: Batch) => Promise<void>): Promise<void> {
  let next = await batches.next()
  while (next.done !== true) [next] = await Promise.all([batches.next(), write(next.value)])
}
