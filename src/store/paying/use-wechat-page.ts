import { useState } from 'react';
import type { PaySheet } from '#contracts/vocabulary';
import { pay as payInWechat } from '../../shared/phone/pay';

/** WeChat needs a moment after the tap; the truth is asked for after these, then only when the person asks. */
const askAfterMs = [0, 2_000, 5_000, 10_000];

type Words = { shut: string; turnedBack: string };

/** WeChat's page takes the money, and what it says is believed by nobody: `learn` asks the cloud whether it is over. */
export function useWechatPage(learn: () => Promise<boolean | undefined>, words: Words) {
  const [says, setSays] = useState<string>();
  const [isWaiting, setWaiting] = useState(false);

  const open = async (sheet: PaySheet | undefined) => {
    setSays(undefined);
    if (!sheet) return setSays(words.shut);
    if ((await payInWechat(sheet)) === 'turned_back') {
      if ((await learn()) === false) setSays(words.turnedBack);
      return;
    }
    setWaiting(true);
    setSays('正在跟微信核对');
    let isOver: boolean | undefined = false;
    for (const ms of askAfterMs) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      isOver = await learn();
      if (isOver) break;
    }
    setWaiting(false);
    if (!isOver) setSays('微信还没告诉我们结果。付过就不用再付，过一会儿再看');
  };
  return { open, says, isWaiting };
}
