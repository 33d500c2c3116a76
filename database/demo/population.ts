import { addDays } from '../../platform/calendar/dates.ts'
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
  invent(name: string | undefined, sex: 'male' | 'female'): Invented & { readonly running: number }
}

export function populationOf(seed: number): Population {
  const random = seeded(seed)
  let running = 0
  return {
    random,
    sex: (shareOfMen) => (random.chance(shareOfMen) ? 'male' : 'female'),
    invent: (name, sex) => {
      running += 1
      const bornOn = addDays('1978-03-01', random.below(9800))
      return {
        running,
        name: name ?? inventName(random, sex),
        idNumber: inventIdNumber(bornOn, sex, running),
        phone: inventPhone(running),
      }
    },
  }
}
