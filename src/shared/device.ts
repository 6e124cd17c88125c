import type { Day, DeviceId } from '#contracts/vocabulary';
import { newId } from './ids';
import { keep, kept } from './phone/storage';
import { dayOf, now } from './time';

type Device = { id: DeviceId; toldOn?: Day };

/** Which phone this is, as far as its storage remembers: made once, and told once a day, for the cloud keeps it that long. */
export function untoldDevice(): { device?: DeviceId } {
  const { id, toldOn } = kept<Device>('device') ?? { id: newId() as DeviceId };
  keep('device', { id, ...(toldOn && { toldOn }) });
  return toldOn === dayOf(now()) ? {} : { device: id };
}

export function deviceIsTold(): void {
  const known = kept<Device>('device');
  if (known) keep('device', { ...known, toldOn: dayOf(now()) });
}
