import type { DeviceId } from '#contracts/vocabulary';
import { newId } from './ids';
import { keep, kept } from './phone/storage';

/** Which phone this is, as far as its storage remembers: made once. The cloud takes it as a hint that only restricts. */
export function deviceId(): DeviceId {
  const known = kept<DeviceId>('device');
  if (known) return known;
  const made = newId() as DeviceId;
  keep('device', made);
  return made;
}
