import type { Output } from '#contracts/call';
import type { RepApi } from '#contracts/rep';

export type Today = Output<RepApi['today']>;
export type TodaysStore = Today['stores'][number];
