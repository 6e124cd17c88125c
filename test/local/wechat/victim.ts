import { createWechat } from '../../../local/wechat/wechat';

/** A WeChat in a process of its own, made to be killed: it says each message it was allowed. */
const { levers } = createWechat({ folder: process.argv[2]!, now: Date.now, appid: 'wx', secret: 'local' });
for (let count = 1; ; count++) {
  levers.allowMessage({ openid: 'li', templateId: 'order' });
  process.stdout.write(`${count}\n`);
}
