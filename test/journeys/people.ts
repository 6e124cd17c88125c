import type { AutomatorPhone } from '../../local/miniprogram/automator-phone';
import { gatewayCloud } from '../../local/miniprogram/gateway-cloud';
import { openSimulatedPhone } from '../../local/miniprogram/open-phone';
import type { Simulator, SimulatorOptions } from '../../local/miniprogram/simulator';
import type { Town } from './town';

/** One person with a phone in hand, driven by what is read and heard on it. */
export type Person = { phone: AutomatorPhone; simulator: Simulator; close(): Promise<void> };

export type People = ReturnType<typeof peopleOf>;

/** Each person has one phone for a whole file, for a phone keeps what was done on it. */
export function peopleOf(town: Town) {
  const opened: (Person & { name: string })[] = [];

  async function newPhone(
    name: string,
    launch: { q?: string; scene?: string } = {},
    device: SimulatorOptions['device'] = {},
  ): Promise<Person> {
    const coded = Object.entries(launch).map(([key, text]) => [key, encodeURIComponent(text)]);
    const person = await openSimulatedPhone({
      dist: 'dist/weapp',
      appId: 'wx-local-crowncap',
      cloud: gatewayCloud(town.origin, name),
      now: town.clock.now,
      device,
      launch: { query: Object.fromEntries(coded) },
    });
    opened.push({ name, ...person });
    return person;
  }

  return {
    newPhone,
    person: async (name: string): Promise<Person> =>
      opened.find((person) => person.name === name) ?? newPhone(name),
    /** Every error any app met on its way. */
    errors: () =>
      opened.flatMap(({ name, simulator }) =>
        simulator.diary.errors.map(({ message, where }) => `${name}: ${message} in ${where}`),
      ),
    async close() {
      for (const { close } of opened) await close();
    },
  };
}

/** Somebody whose number the company registered finds their work from a consumer's first screen. */
export async function signIn(town: Town, { phone, simulator }: Person, number: string): Promise<void> {
  const { code } = town.cloud.world().wechat.wechat.levers.phoneCode({ phone: number });
  simulator.answers.phoneNumberCode = code;
  await phone.tap('我的');
  await phone.tap('我是店主或业务员');
  await phone.tap('用微信手机号登录');
}

/** Puts the phone away and takes it out again: what is shown then is what is true now. */
export async function lookAgain({ simulator }: Person): Promise<void> {
  simulator.toBackground();
  await simulator.toForeground();
}
