import { Grid, type GridProps } from '../../../app/kit/list/grid.tsx'
import { PhoneRows } from '../../../app/kit/list/phone-rows.tsx'
import { useIsPhone } from '../../../app/kit/phone.ts'

/** A short table inside a card; on a phone two lines a row, no grid. */
export function AccountRows<Row>(props: GridProps<Row>) {
  return useIsPhone() ? <PhoneRows {...props} acts={props.acts} onOpen={props.onOpen} /> : <Grid {...props} />
}
