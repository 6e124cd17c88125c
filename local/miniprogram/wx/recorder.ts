import type { AppFunction, Life } from '../life';
import { writeTemporary } from './file-system';
import { demandPermission } from './permissions';
import { Refusal } from './refusal';

const frame = Buffer.from('silence');

/** One recorder for the app; what it hears is silence, but it asks like any other. */
export function recorderMethods(life: Life) {
  const heard = new Map<string, AppFunction>();
  let startedAt: number | undefined;
  const tell = (name: string, event: unknown = {}) => {
    const listener = heard.get(name);
    if (listener && !life.isOver) life.protect(`recorder ${name}`, () => listener(life.realm.toApp(event)));
  };
  const start = () =>
    demandPermission(life, 'scope.record', 'operateRecorder').then(
      () => {
        startedAt = life.phone.now();
        tell('onStart');
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        tell('onError', { errMsg: `operateRecorder:fail ${error.reason}`, ...error.fields });
      },
    );
  const stop = () => {
    if (startedAt === undefined)
      return tell('onError', { errMsg: 'operateRecorder:fail recorder not start' });
    const duration = life.phone.now() - startedAt;
    startedAt = undefined;
    const tempFilePath = writeTemporary(life.phone, frame, 'aac');
    return tell('onStop', { tempFilePath, duration, fileSize: frame.length });
  };
  const listening = ['onStart', 'onStop', 'onError'].map((name) => [
    name,
    (listener: AppFunction) => void heard.set(name, listener),
  ]);
  const recorder = { ...Object.fromEntries(listening), start: () => void start(), stop };
  return { getRecorderManager: () => recorder };
}
