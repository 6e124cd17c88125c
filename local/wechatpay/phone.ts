import type * as z from 'zod';
import { plainAnswer } from './answer';
import type { Shown } from './levers/lever';
import { Tap } from './levers/payee';
import type { Answer, Request } from './wire';

type Pages = { confirm: (tap: z.output<typeof Tap>) => Shown };

/** WeChat's own pages on a person's phone: what is shown, or why nothing is. */
export function onPhone({ method, path, body }: Request, pages: Pages): Answer | undefined {
  if (method !== 'POST' || path !== '/wechat/confirm') return undefined;
  const tap = Tap.safeParse(JSON.parse(body.toString('utf8')));
  if (!tap.success) return plainAnswer(400, { errMsg: 'requestMerchantTransfer:fail parameter error' });
  return plainAnswer(200, pages.confirm(tap.data));
}
