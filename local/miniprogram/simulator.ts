import { createDiary, type Diary, noteWarning } from './diary';
import { firstPage, type PackageSize, packageSizes, readDist } from './dist';
import { unfitBuild } from './inspect/finding';
import { inspectDist } from './inspect/inspect';
import { type Levers, levers } from './levers';
import { callApp, type LaunchOptions, type Life, tellListeners, urlOf } from './life';
import { type Answers, createPhone, type Phone, type PhoneOptions } from './phone';
import { hide, reLaunch, show } from './routes';
import { endLife, startLife } from './start-life';
import { readTemplates } from './templates';
import { forgetTemporaryFiles } from './wx/file-system';

export type SimulatorOptions = PhoneOptions & {
  /** A folder such as dist/weapp. */
  dist: string;
  launch?: Partial<LaunchOptions>;
};

/** A phone with the built mini-program on it; tests read `diary` and `phone.shown`, and set `answers`. */
export type Simulator = Levers & {
  readonly phone: Phone;
  readonly answers: Answers;
  readonly diary: Diary;
  readonly packages: readonly PackageSize[];
  life(): Life;
  toBackground(): void;
  /** Back to where it was or, when a code was scanned outside meanwhile, to where the code leads. */
  toForeground(enter?: LaunchOptions): Promise<void>;
  /** The app is gone without a word; storage and saved files stay. */
  kill(): void;
  relaunch(launch?: Partial<LaunchOptions>): Promise<void>;
};

/** Starts the build unmodified, and refuses one that WeChat would refuse, naming every file at fault. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const dist = readDist(options.dist);
  const diary = createDiary();
  const reading = readTemplates(dist, (file, name) =>
    noteWarning(diary, `${file} Template "${name}" not found.`),
  );
  const findings = [...reading.findings, ...inspectDist(dist, reading.isDamaged)];
  if (findings.some(({ isRefused }) => isRefused)) throw unfitBuild(findings);
  for (const { words } of findings) noteWarning(diary, words);
  const templates = reading.compile();
  const phone = createPhone(options);
  let lastPageId = 0;
  const nextPageId = () => {
    lastPageId += 1;
    return lastPageId;
  };
  const start = (launch: Partial<LaunchOptions> = {}) =>
    startLife(
      { dist, templates, phone, diary, nextPageId },
      { path: firstPage(dist), query: {}, scene: 1001, ...launch },
    );
  let life = await start(options.launch);
  const kill = () => {
    endLife(life);
    forgetTemporaryFiles(phone);
  };
  return {
    phone,
    answers: phone.answers,
    diary,
    packages: packageSizes(dist),
    life: () => life,
    ...levers(phone, () => life),
    ...senses(() => life),
    kill,
    relaunch: async (launch) => {
      kill();
      life = await start(launch);
    },
  };
}

/** What happens around the app as a whole. */
function senses(life: () => Life) {
  return {
    toBackground: () => {
      const top = life().pages.at(-1);
      if (top) hide(life(), top);
      callApp(life(), 'onHide');
      tellListeners(life(), 'AppHide', {});
    },
    toForeground: async (enter?: LaunchOptions) => {
      life().enter = enter ?? life().enter;
      callApp(life(), 'onShow', life().enter);
      tellListeners(life(), 'AppShow', life().enter);
      const top = life().pages.at(-1);
      if (enter) await reLaunch(life(), urlOf(enter));
      else if (top) show(life(), top);
    },
  };
}
