import { addDays, addMonths } from '../../platform/calendar/dates.ts'
import { inventIdNumber, inventName, inventPhone } from './names.ts'
import { type Random, seeded } from './random.ts'

export interface Invented {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}
/** Invents people one after another: same seed, same people. */
export interface Population {
  readonly random: Random
  sex(shareOfMen: number): 'male' | 'female'
  /** Of age on the day of entry. */
  invent(name: string | undefined, sex: 'male' | 'female', entryOn: string): Invented & { readonly running: number }
}

/** Whoever was a child on the day of entry is born a dozen years earlier. */
const ofAge = (bornOn: string, entryOn: string): string =>
  addMonths(bornOn, 18 * 12) > entryOn ? addMonths(bornOn, -12 * 12) : bornOn

/** A number on 000 looks as if Excel had rounded it: the same person, a day younger. */
function soundNumber(bornOn: string, sex: 'male' | 'female', running: number): string {
  const idNumber = inventIdNumber(bornOn, sex, running)
  return idNumber.endsWith('000') ? soundNumber(addDays(bornOn, 1), sex, running) : idNumber
}

export function populationOf(seed: number): Population {
  const random = seeded(seed)
  let running = 0
  return {
    random,
    sex: (shareOfMen) => (random.chance(shareOfMen) ? 'male' : 'female'),
    invent: (name, sex, entryOn) => {
      running += 1
      const bornOn = ofAge(addDays('1978-03-01', random.below(9800)), entryOn)
      return {
        running,
        name: name ?? inventName(random, sex),
        idNumber: soundNumber(bornOn, sex, running),
        phone: inventPhone(running),
      }
    },
  }
}
