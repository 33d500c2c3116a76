export { PersonInput } from './person-input.tsx'
